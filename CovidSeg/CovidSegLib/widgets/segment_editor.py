"""The segment editor embedded in the panel."""

import slicer

_SINGLETON_TAG = "CovidSegSegmentEditor"
"""Tag of our own editor parameters: with Slicer's, each editor would change what the other one edits."""

_UNDO_STATES = 10


class SegmentEditor:
    """Slicer's segment editor on the segmentation of the panel, at work only while the user is in the module."""

    def __init__(self, widget: "slicer.qMRMLSegmentEditorWidget") -> None:
        self._widget = widget
        self._entered = False
        self._scene: slicer.vtkMRMLScene | None = None
        self._segmentation: slicer.vtkMRMLSegmentationNode | None = None
        self._volume_node: slicer.vtkMRMLScalarVolumeNode | None = None
        widget.segmentationNodeSelectorVisible = False
        widget.sourceVolumeNodeSelectorVisible = False
        widget.setMaximumNumberOfUndoStates(_UNDO_STATES)

    def edit(
        self,
        scene: slicer.vtkMRMLScene,
        segmentation: slicer.vtkMRMLSegmentationNode | None,
        volume_node: slicer.vtkMRMLScalarVolumeNode | None,
    ) -> None:
        """Edit `segmentation` on `volume_node`, now or when the user comes back; None empties the editor."""
        self._scene, self._segmentation, self._volume_node = scene, segmentation, volume_node
        if self._entered:
            self._open()

    def save_for_undo(self) -> None:
        """Keep the segmentation that `edit` named as it is, so that the editor's Undo brings it back."""
        self._open()  # also while the user is elsewhere: the state must not be lost
        self._widget.saveStateForUndo()

    def enter(self) -> None:
        """Let effects and shortcuts work."""
        self._entered = True
        if self._scene is not None:
            self._open()
        self._widget.setupViewObservations()
        self._widget.installKeyboardShortcuts()

    def exit(self) -> None:
        """Leave effect, slice views and shortcuts to others."""
        self._entered = False
        self._widget.setActiveEffect(None)
        self._widget.uninstallKeyboardShortcuts()
        self._widget.removeViewObservations()

    def let_go(self) -> None:
        """Hold no node of the scene any more: it closes, or the panel goes."""
        self._scene = self._segmentation = self._volume_node = None
        self._widget.setActiveEffect(None)
        self._widget.setSegmentationNode(None)
        self._widget.setSourceVolumeNode(None)
        self._widget.setMRMLSegmentEditorNode(None)

    def close(self) -> None:
        """Let go for good; a widget that is still there after a reload of the module does nothing any more."""
        self.exit()
        self.let_go()
        self._widget.setMRMLScene(None)

    def _open(self) -> None:
        """Give the widget its nodes, in the order that it asks for."""
        if self._widget.mrmlScene() != self._scene:
            self._widget.setMRMLScene(self._scene)
        node = _editor_node(self._scene)
        if self._widget.mrmlSegmentEditorNode() != node:
            self._widget.setMRMLSegmentEditorNode(node)
        if self._widget.segmentationNode() != self._segmentation:
            self._widget.setSegmentationNode(self._segmentation)
        if self._widget.sourceVolumeNode() != self._volume_node:
            self._widget.setSourceVolumeNode(self._volume_node)


def _editor_node(scene: slicer.vtkMRMLScene) -> slicer.vtkMRMLSegmentEditorNode:
    node = scene.GetSingletonNode(_SINGLETON_TAG, "vtkMRMLSegmentEditorNode")
    if node is None:
        node = slicer.vtkMRMLSegmentEditorNode()
        node.SetSingletonTag(_SINGLETON_TAG)
        node = scene.AddNode(node)
    return node
