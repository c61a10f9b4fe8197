"""What is doubtful about a CT before anything is segmented."""

from collections.abc import Callable
from pathlib import Path

import slicer

from ..errors import CovidSegError
from ..mrml.grids import has_voxels, world_grid
from ..mrml.scene import is_ct, volume_from_node
from ..plausibility import check_size, notes_on_ct
from .engine_sentences import translated


def input_notes(
    volume_node: slicer.vtkMRMLScalarVolumeNode | None, file_of_instance: Callable[[str], str] | None = None
) -> list[str]:
    """Return a sentence on each thing: thick slices, two scans woven into one, a sharp kernel, contrast.

    Parameters
    ----------
    file_of_instance : callable, optional
        The file of a SOP Instance UID, or an empty string, for what the DICOM header says.
    """
    if volume_node is None or not is_ct(volume_node) or not has_voxels(volume_node):
        return []
    try:
        check_size(world_grid(volume_node))
        notes = notes_on_ct(volume_from_node(volume_node).axial())
        instances = (volume_node.GetAttribute("DICOM.instanceUIDs") or "").split()
        if file_of_instance is not None and instances:
            file = Path(file_of_instance(instances[len(instances) // 2]))
            if file.is_file():
                from ..io.dicom.scan_info import read_scan_info  # not before a CT from DICOM is there

                notes += read_scan_info([file]).limits()
    except CovidSegError as error:
        return [translated(str(error))]
    return [translated(note) for note in notes]
