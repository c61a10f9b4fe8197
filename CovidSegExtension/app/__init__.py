"""The browser front end: Slicer's own segmentation code behind a page on this computer. Needs the extra `app`."""
