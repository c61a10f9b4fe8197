"""What keeps DICOM files from being read or written."""

DICOM = (
    "No series in {folder} is called {wanted}; the folder holds {listed}.",
    "The series {description} in {folder} is {kind}; give a CT series of the chest.",
    "{folder} holds {listed}, none of them clearly best; {advice}.",
    "{folder} is not a folder; give the folder of a DICOM series.",
    "The folder {folder} {emptiness}; give the folder of a CT series, or an image file.",
    "The archive {path} {emptiness}; give the folder of a CT series, or an image file.",
    "The folder {folder} may not be read by you; change its permissions.",
    "{name} has slices of different or impossible sizes; export one reconstruction only.",
    "{name} has slices at different angles or pixel spacings; export one reconstruction only.",
    "{name} has slices of {count} {owners}; export each on its own.",
    "{name} holds {woven} acquisitions woven into each other (the {element} jumps to and fro from slice to "
    "slice), as of two breaths or phases; export one of them only.",
    "{name} holds {count} acquisitions or reconstructions over the same part of the body, by their {element} "
    "({parts}), as of two breaths or phases; export one of them only.",
    "{name} has several slices at the same place ({place} mm along the slice normal) that differ: two phases "
    "or reconstructions in one; export one of them only.",
    "{name} has a gap of {gap} mm {where} where slices are {usual} mm apart: {missing} or more missing; "
    "export the whole series.",
    "{name} is irregular: slices stand {least} to {gap} mm apart (widest {where}), or not on a line; export "
    "a reconstruction with one spacing.",
    "{path} is compressed as {name} ({uid}), which CovidSeg cannot decode; export the series uncompressed.",
    "{path} has a decimal comma in its rescale slope or intercept ({values}), which would give wrong HU; "
    "export the series again.",
    "Of {count} slices, {without} without a rescale slope or intercept stand among others with it ({path} is "
    "the first): their values are not in one scale; export the series again.",
    "{path} has frames of different rescale slopes or intercepts; export one file a slice.",
    "{path} has {shape} pixels where its header says {expected}: damaged.",
    "{odd} of {count} slices is {uniform} ({path} is the first), as after a copy that broke off; copy or "
    "export the series again.",
    "{odd} of {count} slices are {uniform} ({path} is the first), as after a copy that broke off; copy or "
    "export the series again.",
    "{path} cannot be decoded: damaged or cut off; copy or export the series again.",
    "{path} cannot be read ({reason}); copy or export the series again.",
    "{count} of the CT slices in {folder} cannot be read ({path} is the first: {reason}); copy or export the "
    "series again.",
    "{path} is no slice of a CT; give the files of one CT series.",
    "There is no DICOM file to read; give the files of one CT series.",
    "{path} is a DICOM segmentation, not a CT; give the folder of the CT series.",
    "{path} holds no image (a report or the like); give a CT series of the chest.",
    "{path} holds {count} DICOM SEG objects, expected one label map; give the file itself.",
    "{path} is {document}, expected a label map; convert it to DICOM SEG, .nii.gz or .seg.nrrd, in 3D Slicer "
    "for instance.",
    "{path} has more than 255 segments; export those that are wanted.",
    "{path} is damaged: it has {frames} frames and {places} places; export it again.",
    "{path} has frames at different angles or spacings; export it again on one CT.",
    "{path} holds probabilities, not labels; convert it to a binary segmentation, in 3D Slicer for instance.",
    "{path} has planes at uneven distances ({length} mm in all); give it as .nii.gz.",
    "{path} does not lie on the grid of the CT; give the segmentation that was made on this CT.",
    "{path} reaches beyond the CT; give the segmentation that was made on this CT.",
    "Slices of the CT share a SOP Instance UID, so DICOM SEG cannot refer to them; export NIfTI instead.",
    "The segmentation is empty, and DICOM SEG cannot hold that; there is nothing to export.",
    "DICOM SEG needs the package highdicom; install it: pip install highdicom",
    "The DICOM files of the CT lack something that DICOM SEG needs ({reason}); export the label map as NIfTI.",
    "The segmentation does not lie on the grid of the CT's DICOM files, so it cannot refer to them; segment "
    "the CT as it was loaded, not a cropped, resampled or moved one.",
    "{folder} holds {count} series of one slice each that are not one CT: it {why}",
)
