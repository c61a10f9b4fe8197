"""What keeps a result from being exported, reported or learnt from."""

RESULTS = (
    "{name} was not loaded from DICOM, so no DICOM object can refer to it; load the CT from the DICOM "
    "database, or export NIfTI.",
    "The DICOM files of {name} are no longer where they were; import the series again.",
    "{path} exists; choose another name, or allow it to be overwritten.",
    "Slicer could not write {path}; its error log says why.",
    "Writing NIfTI needs the package nibabel; install it, or export .seg.nrrd.",
    "{folder} holds {files}; choose another folder, or allow it to be overwritten.",
    "The report needs the package {package}; install it: pip install {package}",
    "DICOM objects need the package {package}; install it: pip install {package}",
    "The comparison needs the package {package}; install it: pip install {package}",
    'Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".',
    "{folder} is a file; a report is a folder: give another name.",
    "{path} exists; choose another name, or replace it with --force.",
    "{series} is no DICOM series, to which DICOM objects belong; use 'covidseg report' instead.",
    "The DICOM files of the CT lack something that a picture needs ({reason}); use the PDF instead.",
    "The DICOM files of the CT name no study, to which a DICOM PDF belongs; use the PDF instead.",
    "The DICOM files of the CT lack something that DICOM SR needs ({reason}); use the JSON instead.",
    "The label map {mask} has {labels}, the CT {ct} {voxels}; take the ones made from the same CT.",
    "The {what} has {labels}, the CT {ct}; take the ones made from the same CT.",
    "Expected one or more corrected labels of {known}, not {values}; say which were corrected.",
    "The labels have {labels} voxels and the CT {ct}; take those of this CT.",
    "The case name {name} may hold letters, digits, - and _ only; choose another.",
    "The training set {folder} has a case {name}; choose another name or replace it.",
    "{folder} is no training set: it holds other things; choose an empty or new folder.",
    "{path} is no readable Decathlon description, with a 'training' list of image and label ({reason}).",
)
