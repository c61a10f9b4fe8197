"""One file an image format: voxels as stored, shape (Z, Y, X), and the affine from voxel (i, j, k) to RAS mm."""
