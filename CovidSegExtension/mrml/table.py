"""Findings as a table of the scene, with units, that other modules read, plot and save."""

import slicer
import vtk

from CovidSegExtension.measurement.findings import Findings


def add_table(
    scene: slicer.vtkMRMLScene, segmentation: slicer.vtkMRMLSegmentationNode, findings: Findings
) -> slicer.vtkMRMLTableNode:
    """Add a table node with the findings of a segmentation; what is unknown is not a number."""
    node = scene.AddNewNodeByClass("vtkMRMLTableNode", scene.GenerateUniqueName(f"{segmentation.GetName()} table"))
    heads, *rows = findings.table()
    names = vtk.vtkStringArray()
    names.SetName(heads[0])
    for row in rows:
        names.InsertNextValue(row[0])
    node.AddColumn(names)
    for column, head in enumerate(heads[1:], start=1):
        values = vtk.vtkDoubleArray()
        values.SetName(head)
        for row in rows:
            values.InsertNextValue(float(row[column] or "nan"))
        node.AddColumn(values)
        node.SetColumnUnitLabel(head, "%" if "percent" in head else "mL")
    return node
