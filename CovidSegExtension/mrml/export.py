"""Writing the lesion segments to files: for Slicer, for other programs, for the archive, and the table of volumes.

Every file is on the voxels of the CT's own file, without the transforms of the scene, and is written whole or not at
all. What exists is overwritten only where the caller says so.
"""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import slicer

from CovidSegExtension.errors import DependencyError, InputError
from CovidSegExtension.files import atomic_path
from CovidSegExtension.io import images
from CovidSegExtension.io.nrrd import require_whole
from CovidSegExtension.io.seg_nrrd import ALGORITHM_NAME, ALGORITHM_TYPE
from CovidSegExtension.labels import LABELS

from ..volume import LabelMap
from .edits import mark_edits, tag
from .grids import world_affine
from .scene import stored_labels


def export_seg_nrrd(segmentation: slicer.vtkMRMLSegmentationNode, path: Path | str, overwrite: bool = False) -> None:
    """Write every segment of the node as Slicer does: names, colours, codes, overlaps and all.

    Raises
    ------
    InputError
        If the file exists and `overwrite` is not set, or cannot be written.
    """
    _check(path, (".seg.nrrd",), overwrite)
    mark_edits(segmentation)
    write_segments(segmentation, path)


def write_segments(
    segmentation: slicer.vtkMRMLSegmentationNode, path: Path | str, *, small_and_fast: bool = False
) -> None:
    """Write every segment as it is marked; see `export_seg_nrrd`.

    Parameters
    ----------
    small_and_fast : bool
        Without compression, and only the box around the segments, which takes a tenth of the time: for a copy that is
        kept after each edit. Not every program reads such a box as a part of the CT's grid.
    """
    storage = slicer.vtkMRMLSegmentationStorageNode()
    if small_and_fast:
        storage.UseCompressionOff()
        storage.SetCropToMinimumExtent(True)
    with atomic_path(path) as temporary:
        storage.SetFileName(str(temporary))
        if not storage.WriteData(segmentation):
            raise InputError(f"Slicer could not write {path}; its error log says why.")
        require_whole(temporary)


def export_nifti(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    path: Path | str,
    overwrite: bool = False,
) -> None:
    """Write the lesion classes as one label map with the values of the label scheme, on the CT's own grid.

    Raises
    ------
    InputError
        If the file exists and `overwrite` is not set, or cannot be written.
    DependencyError
        If nibabel is not installed.
    """
    _check(path, (".nii.gz", ".nii"), overwrite)
    label_map = stored_labels(segmentation, volume_node)
    try:
        images.write_labels(path, label_map)
    except ImportError as error:
        raise DependencyError("Writing NIfTI needs the package nibabel; install it, or export .seg.nrrd.") from error


def export_dicom_seg(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    path: Path | str,
    file_of_instance: Callable[[str], str],
    overwrite: bool = False,
) -> Any:
    """Write the lesion classes as a DICOM SEG object that belongs to the CT's series; return the object (highdicom).

    Parameters
    ----------
    file_of_instance : callable
        The file of a SOP Instance UID, or an empty string; in Slicer its DICOM database's ``fileForInstance``.

    Raises
    ------
    InputError
        If the CT did not come from DICOM or its files have gone, there is no lesion, or the file exists and `overwrite`
        is not set.
    DependencyError
        If highdicom is not installed.
    """
    from CovidSegExtension.io import dicom_seg

    _check(path, (".dcm",), overwrite)
    files = dicom_files(volume_node, file_of_instance)
    mark_edits(segmentation)
    label_map = stored_labels(segmentation, volume_node)
    transform = volume_node.GetParentTransformNode()
    if transform is not None and not transform.IsTransformToWorldLinear():
        # Slicer's import straightens a tilted gantry and puts the tilt into such a transform: the files have it.
        tilted = world_affine(volume_node)
        if tilted is not None:
            label_map = LabelMap.from_array(label_map.labels, tilted)
    segments = {label: segmentation.GetSegmentation().GetSegment(label.id) for label in LABELS}
    present = {label: segment for label, segment in segments.items() if segment is not None}
    names = [tag(segment, ALGORITHM_NAME) for segment in present.values()]
    types = {label.value: tag(segment, ALGORITHM_TYPE) for label, segment in present.items()}
    algorithm = next(filter(None, names), "CovidSeg")
    return dicom_seg.write(path, label_map.labels, label_map.grid.affine, files, algorithm, types)


def dicom_files(volume_node: slicer.vtkMRMLScalarVolumeNode, file_of_instance: Callable[[str], str]) -> list[Path]:
    """Return the files that a CT was loaded from; `file_of_instance` as in `export_dicom_seg`.

    Raises
    ------
    InputError
        If the CT did not come from DICOM, or its files have gone.
    """
    instances = (volume_node.GetAttribute("DICOM.instanceUIDs") or "").split()
    if not instances:
        raise InputError(
            f"{volume_node.GetName()} was not loaded from DICOM, so no DICOM object can refer to it; "
            "load the CT from the DICOM database, or export NIfTI."
        )
    files = [Path(name) for name in map(file_of_instance, instances) if name]
    if len(files) < len(instances) or not all(file.is_file() for file in files):
        raise InputError(
            f"The DICOM files of {volume_node.GetName()} are no longer where they were; import the series again."
        )
    return files


def export_csv(table: Sequence[Sequence[object]], path: Path | str, overwrite: bool = False) -> None:
    """Write rows, the head first, as CSV.

    Raises
    ------
    InputError
        If the file exists and `overwrite` is not set, or cannot be written.
    """
    _check(path, (".csv",), overwrite)
    with atomic_path(path) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(table)


def _check(path: Path | str, formats: tuple[str, ...], overwrite: bool) -> None:
    images.check_output(path, formats)
    if Path(path).exists() and not overwrite:
        raise InputError(f"{path} exists; choose another name, or allow it to be overwritten.")
