"""The warm process that segments for 3D Slicer: its protocol, its server, its tie to the parent."""
