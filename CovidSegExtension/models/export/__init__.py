"""Models for other programs: as an ONNX file, and as a MONAI bundle."""
