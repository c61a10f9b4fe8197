"""The segment editor embedded in the panel."""

import slicer

_SINGLETON_TAG = "SegmentEditor"
"""Tag of the editor's parameters that Slicer's own Segment Editor uses: effect and segment stay chosen on switching."""


class SegmentEditor:
    """Slicer's segment editor on the segmentation of the panel; Slicer's widget asks for the order kept here."""

    def __init__(self, widget: "slicer.qMRMLSegmentEditorWidget") -> None:
        self._widget = widget
        widget.segmentationNodeSelectorVisible = False
        widget.sourceVolumeNodeSelectorVisible = False
        widget.setMaximumNumberOfUndoStates(10)

    def open(
        self,
        scene: slicer.vtkMRMLScene,
        segmentation: slicer.vtkMRMLSegmentationNode | None,
        volume_node: slicer.vtkMRMLScalarVolumeNode | None,
    ) -> None:
        """Edit `segmentation` on `volume_node`; None empties the editor."""
        if self._widget.mrmlScene() != scene:
            self._widget.setMRMLScene(scene)
        node = _editor_node(scene)
        if self._widget.mrmlSegmentEditorNode() != node:
            self._widget.setMRMLSegmentEditorNode(node)
        if self._widget.segmentationNode() != segmentation:
            self._widget.setSegmentationNode(segmentation)
        if self._widget.sourceVolumeNode() != volume_node:
            self._widget.setSourceVolumeNode(volume_node)

    def save_for_undo(self) -> None:
        """Keep the segmentation as it is, so that the editor's Undo brings it back."""
        self._widget.saveStateForUndo()

    def start(self) -> None:
        """Let the effects work in the slice views."""
        self._widget.setupViewObservations()

    def stop(self) -> None:
        """Leave the effect, and the slice views to others."""
        self._widget.setActiveEffect(None)
        self._widget.removeViewObservations()

    def scene_closes(self) -> None:
        """Let go of the nodes of a scene that closes."""
        self._widget.setActiveEffect(None)
        self._widget.setSegmentationNode(None)
        self._widget.setSourceVolumeNode(None)
        self._widget.setMRMLSegmentEditorNode(None)


def _editor_node(scene: slicer.vtkMRMLScene) -> slicer.vtkMRMLSegmentEditorNode:
    node = scene.GetSingletonNode(_SINGLETON_TAG, "vtkMRMLSegmentEditorNode")
    if node is None:
        node = slicer.vtkMRMLSegmentEditorNode()
        node.SetSingletonTag(_SINGLETON_TAG)
        node = scene.AddNode(node)
    return node
