"""Processes beside Slicer: the worker, training, pip."""
