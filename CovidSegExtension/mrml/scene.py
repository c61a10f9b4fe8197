"""Between Slicer's scene and the engine: nodes to volumes, label maps to segmentation nodes and back.

Scene and nodes are arguments; nothing here knows of Qt, the application or a module. Arrays are ``(Z, Y, X)``.
"""

import numpy as np
import slicer
import slicer.util
from numpy.typing import NDArray

from CovidSegExtension.boxes import box_around
from CovidSegExtension.errors import InputError
from CovidSegExtension.files import resources
from CovidSegExtension.io.images import compact
from CovidSegExtension.labels import LABELS, Label
from CovidSegExtension.volume import LabelMap, Volume

from .display import LUNG_WINDOW, is_background, set_window
from .edits import remember
from .grids import (
    BINARY,
    PlacedGrid,
    has_voxels,
    image_from_array,
    layer_of,
    on_grid,
    own_grid,
    segmented_grid,
    world_affine,
    world_grid,
)

_DERIVED_ATTRIBUTE = "CovidSeg.Derived"


def volume_from_node(node: slicer.vtkMRMLScalarVolumeNode | None) -> Volume:
    """Return a CT of the scene in HU, where its parent transform puts it.

    A linear transform, or one that amounts to an affine one, goes into the affine and no voxel is changed. Under any
    other the CT is resampled to a regular grid; the node stays as it is.

    Raises
    ------
    InputError
        If there is no node, or the node holds no grey-value image.
    """
    if node is None:
        raise InputError("There is no CT to segment; choose a volume.")
    _check_image(node)
    if node.IsA("vtkMRMLLabelMapVolumeNode"):
        raise InputError(f"{node.GetName()} is a label map, expected a CT; choose the volume that it was made from.")
    if not node.IsA("vtkMRMLScalarVolumeNode") or node.GetImageData().GetNumberOfScalarComponents() != 1:
        raise InputError(f"{node.GetName()} holds colours or vectors, expected a CT; choose a grey-value volume.")
    array = compact(slicer.util.arrayFromVolume(node))
    affine = world_affine(node)
    if affine is not None:
        return Volume.from_array(array, affine)
    stored, grid = own_grid(node), segmented_grid(node)
    image = image_from_array(array, stored.affine)
    return Volume.from_array(
        on_grid(image, stored.space, grid, linear=True, background=float(array.min())), grid.affine
    )


def mask_from_node(
    node: slicer.vtkMRMLNode, segment_id: str | None, volume_node: slicer.vtkMRMLScalarVolumeNode
) -> NDArray[np.bool_]:
    """Return a segment or a label map of the scene as a mask on the grid of `volume_from_node(volume_node)`.

    Parameters
    ----------
    node : vtkMRMLSegmentationNode or vtkMRMLLabelMapVolumeNode
        It may have another grid and another transform than the CT.
    segment_id : str or None
        Which segment; None for all of them together, and for a label map, where every value but 0 counts.
    volume_node : vtkMRMLScalarVolumeNode
        The CT.

    Raises
    ------
    InputError
        If there is no such segment, or the node cannot be used as a mask.
    """
    grid = segmented_grid(volume_node)
    if not node.IsA("vtkMRMLSegmentationNode"):
        _check_image(node)
        stored = own_grid(node)
        mask = (slicer.util.arrayFromVolume(node) != 0).astype(np.uint8)
        return on_grid(image_from_array(mask, stored.affine), stored.space, grid) != 0
    known = list(node.GetSegmentation().GetSegmentIDs())
    if segment_id is not None and segment_id not in known:
        raise InputError(f"{node.GetName()} no longer has the segment that was chosen as lungs; choose another.")
    masks = _masks(node, known if segment_id is None else [segment_id], grid)
    return np.logical_or.reduce([np.zeros(grid.shape, np.bool_), *masks.values()])


def labels_from_segmentation(
    segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode
) -> LabelMap:
    """Return the lesion segments as a label map on the grid of `volume_from_node(volume_node)`.

    However they were edited, cropped or transformed. Where segments overlap, the higher value stands: effusion over
    consolidation over ground glass. A missing segment is an empty one, other segments do not count.
    """
    return LabelMap(labels_on(segmentation, segmented_grid(volume_node)), world_grid(volume_node))


def labels_on(segmentation: slicer.vtkMRMLSegmentationNode, grid: PlacedGrid) -> NDArray[np.uint8]:
    """Return the lesion segments, shape (Z, Y, X) of `grid`; where they overlap, the higher value stands."""
    result = np.zeros(grid.shape, np.uint8)
    known = [label.id for label in LABELS if segmentation.GetSegmentation().GetSegment(label.id) is not None]
    masks = _masks(segmentation, known, grid)
    for label in sorted(LABELS, key=lambda label: label.value):
        if label.id in masks:
            np.copyto(result, np.uint8(label.value), where=masks[label.id])
    return result


def stored_labels(
    segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode
) -> LabelMap:
    """Return the lesion segments on the voxels that the CT node stores, without parent transforms.

    That is the grid of the CT's own file, also where a transform moves or warps the CT in the scene.
    """
    grid = own_grid(volume_node)
    return LabelMap.from_array(labels_on(segmentation, grid), grid.affine)


def create_segmentation(
    scene: slicer.vtkMRMLScene,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    labels: NDArray[np.uint8],
    name: str,
    algorithm: str = "CovidSeg",
) -> slicer.vtkMRMLSegmentationNode:
    """Add a segmentation node with one segment a lesion class, also where it is empty.

    The node follows the CT: transform, reference geometry, place in the subject hierarchy. No other node is changed.

    Parameters
    ----------
    labels : ndarray of uint8, shape (Z, Y, X)
        On the grid of `volume_from_node(volume_node)`.
    name : str
        A number is added where the scene has a node of this name.
    algorithm : str
        What DICOM calls the algorithm; the model's name belongs in it.

    Raises
    ------
    InputError
        If the CT has left the scene, or its grid is no longer that of the labels.
    """
    if volume_node.GetScene() is not scene:
        raise InputError("The CT has left the scene; load it again and segment it.")
    stored = _on_stored_grid(volume_node, labels)
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", scene.GenerateUniqueName(name))
    node.CreateDefaultDisplayNodes()
    node.SetAndObserveTransformNodeID(volume_node.GetTransformNodeID())
    node.SetReferenceImageGeometryParameterFromVolumeNode(volume_node)
    place_beside(node, volume_node)
    segmentation = node.GetSegmentation()
    segmentation.SetSourceRepresentationName(BINARY)
    layer = cropped_image(stored, own_grid(volume_node))
    for label in LABELS:
        # One layer for all: they do not overlap.
        add_segment(node, label.id, label.name, _color(label), layer, label.value)
        remember(node, label, algorithm)
    return node


def replace_labels(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    labels: NDArray[np.uint8],
    algorithm: str = "CovidSeg",
) -> None:
    """Put other labels into the lesion segments of a node; the user agreed and the caller saved a state for undo.

    IDs, names, colours, visibility, other segments and a closed surface stay; a lesion segment that was removed comes
    back.

    Raises
    ------
    InputError
        If the segmentation does not lie under the CT's transform, or the CT's grid is no longer that of the labels.
    """
    if segmentation.GetTransformNodeID() != volume_node.GetTransformNodeID():
        raise InputError(
            f"{segmentation.GetName()} and the CT are under different transforms, so its labels cannot be replaced; "
            "make a new segmentation."
        )
    grid = own_grid(volume_node)
    stored = _on_stored_grid(volume_node, labels)
    logic = slicer.vtkSlicerSegmentationsModuleLogic
    modified = segmentation.StartModify()
    try:
        for label in LABELS:
            if segmentation.GetSegmentation().GetSegment(label.id) is None:
                add_segment(segmentation, label.id, label.name, _color(label))
            logic.ClearSegment(segmentation, label.id)  # all before any is set, so that none overlaps an old one
        for label in LABELS:
            image = cropped_image((stored == label.value).astype(np.uint8), grid)
            logic.SetBinaryLabelmapToSegment(image, segmentation, label.id, logic.MODE_REPLACE)
            remember(segmentation, label, algorithm)
    finally:
        segmentation.EndModify(modified)


def load_terminology(logic: slicer.vtkSlicerTerminologiesModuleLogic) -> str:
    """Let Slicer's terminology selector offer the codes of the lesions; return the name of their list.

    `logic` is that of the application's Terminologies module.
    """
    return logic.LoadTerminologyFromFile(str(resources() / "Terminology" / "CovidSeg.term.json"))


def add_volume(scene: slicer.vtkMRMLScene, volume: Volume, name: str) -> slicer.vtkMRMLScalarVolumeNode:
    """Add a CT to the scene, shown in a lung window."""
    node = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", name)
    slicer.util.updateVolumeFromArray(node, volume.hounsfield)
    node.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(volume.affine))
    node.CreateDefaultDisplayNodes()
    set_window(node, LUNG_WINDOW)
    return node


def first_ct(scene: slicer.vtkMRMLScene) -> slicer.vtkMRMLScalarVolumeNode | None:
    """Return a volume of the scene that may be a CT: what the slice views show, or else the first."""
    nodes = [node for node in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode", scene) if is_ct(node)]
    return next(iter(sorted(nodes, key=lambda node: not is_background(node))), None)


def is_ct(node: slicer.vtkMRMLNode) -> bool:
    """Whether a node may be a CT: a grey-value volume, no label map, and not made by us of another one."""
    return node.GetClassName() == "vtkMRMLScalarVolumeNode" and not is_derived(node)


def is_derived(node: slicer.vtkMRMLNode) -> bool:
    """Whether a volume was made by us of a CT: lungs, uncertainty, probabilities."""
    return node.GetAttribute(_DERIVED_ATTRIBUTE) is not None


def mark_derived(node: slicer.vtkMRMLVolumeNode, volume_node: slicer.vtkMRMLScalarVolumeNode) -> None:
    """Mark a volume as made of a CT."""
    node.SetAttribute(_DERIVED_ATTRIBUTE, volume_node.GetName())


def place_beside(node: slicer.vtkMRMLNode, volume_node: slicer.vtkMRMLScalarVolumeNode) -> None:
    """Put the node under the parent that the CT has in the subject hierarchy: its study, where it came from DICOM."""
    hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(volume_node.GetScene())
    beside = hierarchy.GetItemByDataNode(volume_node)
    parent = hierarchy.GetItemParent(beside) if beside else hierarchy.GetSceneItemID()
    item = hierarchy.GetItemByDataNode(node)
    if item:
        hierarchy.SetItemParent(item, parent)
    else:
        hierarchy.CreateItem(parent, node)


def add_segment(
    node: slicer.vtkMRMLSegmentationNode,
    identifier: str,
    name: str,
    color: tuple[float, float, float],
    layer: slicer.vtkOrientedImageData | None = None,
    label_value: int = 1,
) -> None:
    """Add a segment whose voxels are those of `label_value` in `layer`, colour parts from 0 to 1; None: no voxels."""
    segment = slicer.vtkSegment()
    segment.SetName(name)
    segment.SetColor(*color)
    segment.SetNameAutoGenerated(False)
    segment.SetColorAutoGenerated(False)
    if layer is not None:
        segment.SetLabelValue(label_value)
        segment.AddRepresentation(BINARY, layer)
    node.GetSegmentation().AddSegment(segment, identifier)


def cropped_image(labels: NDArray[np.uint8], grid: PlacedGrid) -> slicer.vtkOrientedImageData:
    """Return the box around the labels as an image, one voxel of background where there are none."""
    box = box_around(labels) if labels.any() else (slice(1), slice(1), slice(1))
    z, y, x = (int(part.start or 0) for part in box)
    return image_from_array(np.ascontiguousarray(labels[box]), grid.affine, (z, y, x))


def _check_image(node: slicer.vtkMRMLNode) -> None:
    if not node.IsA("vtkMRMLVolumeNode"):
        raise InputError(f"{node.GetName()} is no image; choose a volume.")
    if not has_voxels(node):
        raise InputError(f"{node.GetName()} holds no voxels; load the image again or choose another.")


def _masks(
    node: slicer.vtkMRMLSegmentationNode, segment_ids: list[str], grid: PlacedGrid
) -> dict[str, NDArray[np.bool_]]:
    """Return the mask of each segment, shape of `grid`."""
    inner = node.GetSegmentation()
    if segment_ids and not inner.ContainsRepresentation(BINARY) and not node.CreateBinaryLabelmapRepresentation():
        raise InputError(f"{node.GetName()} cannot be turned into a label map; convert it in Segmentations first.")
    arrays: dict[slicer.vtkOrientedImageData, NDArray] = {}  # segments share layers: each is brought over once
    masks = {}
    for identifier in segment_ids:
        segment = inner.GetSegment(identifier)
        layer = layer_of(segment)
        if layer not in arrays:
            arrays[layer] = on_grid(layer, node.GetParentTransformNode(), grid)
        masks[identifier] = arrays[layer] == segment.GetLabelValue()
    return masks


def _on_stored_grid(volume_node: slicer.vtkMRMLScalarVolumeNode, labels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return labels that lie on the segmented grid on the one that the CT node stores."""
    _check_image(volume_node)
    grid, stored = segmented_grid(volume_node), own_grid(volume_node)
    if labels.shape != grid.shape:
        raise InputError(
            f"The labels have {labels.shape} voxels and {volume_node.GetName()} has {grid.shape}: the CT was changed "
            "since; segment it again."
        )
    if labels.dtype != np.uint8 or labels.max(initial=0) > max(label.value for label in LABELS):
        raise InputError(f"Expected labels from 0 to {len(LABELS)} as 8-bit integers; these are something else.")
    return on_grid(image_from_array(labels, grid.affine), grid.space, stored)


def _color(label: Label) -> tuple[float, float, float]:
    red, green, blue = label.color
    return red / 255, green / 255, blue / 255
