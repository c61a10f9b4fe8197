"""The report as DICOM objects beside the CT."""
