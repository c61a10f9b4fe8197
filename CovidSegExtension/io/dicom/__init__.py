"""DICOM files in and out: series found, sorted and read, label maps written."""
