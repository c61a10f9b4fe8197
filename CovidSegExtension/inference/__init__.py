"""From a CT to a label map: the segmenter, the devices it runs on, patches, uncertainty."""
