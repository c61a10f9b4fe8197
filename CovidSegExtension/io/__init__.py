"""Images and DICOM in and out: one file a format; voxels as stored, shape (Z, Y, X), with an affine to RAS mm."""
