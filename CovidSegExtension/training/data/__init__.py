"""Training data: cases split by patient, prepared once, served slice by slice or in patches, changed at random."""
