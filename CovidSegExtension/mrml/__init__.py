"""MRML nodes to engine and back, in 3D Slicer and on slicer-core alike; no Qt, no application."""
