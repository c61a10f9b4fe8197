"""What stands for values in the sentences: words of ours, and parts of sentences."""

CHOICES = {
    "side": (
        "right",
        "left",
    ),
    "items": (
        "slice(s)",
        "patch(es)",
    ),
    "owners": (
        "patients",
        "studies",
    ),
    "emptiness": (
        "is empty",
        "holds no DICOM image",
    ),
    "uniform": (
        "of one value only",
        "of one value in a part",
    ),
    "blank": (
        "blank",
        "blank in a part where the body goes on",
    ),
    "end": (
        "at both ends",
        "at the lower end",
        "at the upper end",
    ),
    "stand_in": (
        "a zip archive",
        "a web page",
        "a Git LFS pointer",
        "a git-annex pointer",
        "the error message of a server",
    ),
    "remedy": (
        "unpack it, and give the file inside",
        "download the file itself",
    ),
    "edges": (
        "upper and lower",
        "left and right",
    ),
    "document": (
        "a DICOM RT structure set (contours)",
        "DICOM, but no segmentation (SEG)",
    ),
    "advice": (
        "choose one with --series",
        "give one of these folders",
        "choose one with --series, or segment each folder with --recursive",
        "give one of these folders, or segment each folder with --recursive",
    ),
    "needers": ("the table and the segments",),
    "opacity": ("GGO and consolidation inside the lung field over the lung field; effusion does not count",),
    "lesion": (
        "Ground-glass opacity",
        "Consolidation",
        "Pleural effusion",
        "All lesions",
        "Infection",
    ),
    "cases": (
        "new cases, held out",
        "old validation cases",
        "old cases that the model learnt from, held out now",
        "cases that it learnt from",
    ),
}
"""By the name of a value, all that it may be."""

PARTS = (
    "unknown",
    "GGO and consolidation fill {share} % of the lungs, as a mask of the lungs does",
    "half of the GGO and consolidation is below {hu} HU, as healthy lung is",
    "top",
    "bottom",
    "sides",
    "top and at the bottom",
    "top and at the sides",
    "bottom and at the sides",
    "top and at the bottom and at the sides",
    "{dimensions}-D (a time series or several images)",
    "{reason}; choose another name or folder",
    "between {low} and {high} mm along the slice normal",
    "of modality {modality}, not CT",
    "cannot be opened: {reason}",
    "it can be measured ({others})",
    "1 slice only",
    "{count} slices only",
    "{count} such device(s)",
    "a 2-D picture",
    "a scout (localizer) only",
    "a picture in colour or a screenshot, not slices",
    "multi-frame DICOM that does not say where each frame lies",
    "without {elements} in its headers, so it is not known where its voxels lie",
    "projections of many slices each (MIP or the like), in which volumes are not right",
    "it shows more of the lungs",
    "its slices are axial and original",
    "its slices are closer together",
    "its kernel is softer",
    "its slices are thinner",
    "no such device that this PyTorch can use",
    "cut off or damaged",
    "damaged",
    "may not be read by you",
    "an empty file",
    "nothing but zeros",
    "damaged: it inflates to an impossible size",
    "damaged: it has another number of frames than it says",
    "the disk is full; make room, or choose another disk",
    "your quota on this disk is used up; make room, or choose another disk",
    "the file is larger than this disk or session allows; choose another disk",
    "the name is too long; choose a shorter one",
    "you may not write there; choose another folder",
    "the disk is read-only; choose another one",
    "a part of the path is a file, not a folder; choose another folder",
    "the disk reports an error; choose another one",
)
"""What the values named in `SPOKEN` may be, beside anything that no sentence of ours says."""

SPOKEN = frozenset(
    {
        *("advice", "dimensions", "drawback", "first_kernel", "has", "kind", "one", "other", "others", "reason"),
        *("second_kernel", "sentence", "where", "why"),
    }
)
"""Names of values that may be sentences, or parts of them."""

JOINED = (
    "{path}: {sentence}",
    "{one} and {other}",
)
"""Two sentences, or a name and a sentence; they are known by what they join."""
