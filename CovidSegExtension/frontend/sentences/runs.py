"""What keeps a run or a correction from being made."""

RUNS = (
    "The CT cannot be a human chest: its voxels measure {voxels} mm and the whole image {whole} mm; correct "
    "the voxel size or its unit, and try again.",
    "The lungs found measure {litres} L, more than any human's ({most} L); correct the voxel size ({grid}), "
    "or give a lung mask.",
    "The point lies outside of the CT; point at a place inside of it.",
    "The lungs of this result are not known; segment the CT again, or correct the lungs first.",
    "There is no lesion where the click lies; click on what is to go.",
    "The click lies where no such lesion can be; click inside the lungs, or on what is to go.",
    "{name} holds no voxels; load the image again or choose another.",
    "The transform of the CT spreads it over far more space than a chest; take the CT out of the transform.",
    "The CT of {name} is no longer in the scene; load it again.",
    "There is no CT to segment; choose a volume.",
    "{name} is a label map, expected a CT; choose the volume that it was made from.",
    "{name} holds colours or vectors, expected a CT; choose a grey-value volume.",
    "{name} no longer has the segment that was chosen as lungs; choose another.",
    "The CT has left the scene; load it again and segment it.",
    "{name} and the CT are under different transforms, so its labels cannot be replaced; make a new segmentation.",
    "{name} is no image; choose a volume.",
    "{name} cannot be turned into a label map; convert it in Segmentations first.",
    "The labels have {labels} voxels and {name} has {voxels}: the CT was changed since; segment it again.",
    "The CT has voxels that are NaN, infinite or no numbers; replace them by air (-1000 HU).",
    "The network of the model '{name}' gave values that are no numbers (NaN); its training went wrong: "
    "choose another model.",
    "Memory ran out even for one slice or patch on the CPU; close other programs and try again.",
    "Memory ran out; close other programs, or take a smaller part of the CT.",
    "The device '{name}' was asked for, but this machine has {has}; choose auto or cpu.",
    "{name} is empty: no voxel is marked as lung; draw it again, or let CovidSeg find the lungs.",
    "{name} has only {segments}, no lung; draw the lungs, or leave it out.",
    "{name} does not fit the CT: {beyond} % of it lies beyond the chest's cavity, and it leaves out {missed} "
    "% of the lung; make it on this very CT, not on another or a flipped one.",
    "The Python package {name} is not installed; install it first.",
    "Stopped while looking for the lungs; nothing was written.",
    "Segmentation was cancelled; nothing was written.",
    "Cancelled before it began.",
    "Cancelled while the model was loaded.",
    "Cancelled before the answer was written.",
    "Cancelled while the lungs were looked for.",
    "There is no device '{name}'; choose auto, cpu, cuda, cuda:N or mps.",
    "The lung engine lungmask is not installed; run: pip install lungmask, or use the engine auto.",
    "lungmask could not fetch its weights ({reason}); connect to the internet once, or use the engine auto.",
    "The lung network is missing ({path}: {reason}); install CovidSeg again, or choose the lung engine "
    "anatomy, which needs no weights.",
    "The weights of the lung network cannot be read ({path}: {reason}); install CovidSeg again, or choose "
    "the lung engine anatomy.",
    "{path} is no card of a lung network ({reason}); install CovidSeg again.",
    "{path} is cut off or altered: its SHA-256 is not the one in {card}; install CovidSeg again.",
    "{path} does not fit its card ({reason}).",
    "The lung mask {path} lies on another grid than the CT (mask {mask}; CT {ct}); make it on the CT itself.",
    "{name} has {mask} voxels and the CT {ct} along Z, Y, X; make it on the CT itself.",
    "{name} has the segment {segment}; expected lungs or lobes by name, such as 'right lung', and nothing "
    "but airways beside them.",
    "{name} holds the labels {labels}; expected 1 (right) and 2 (left), one label for both lungs, or the "
    "five lobes of lungmask (1 to 5) or TotalSegmentator (10 to 14) where they belong; keep only these.",
    "{name} does not part right from left: most of its {side} lung lies on the other side; expected 1 in the "
    "right and 2 in the left lung, or one label for both.",
    "The label map holds the label {label}; expected 0 and {known} only.",
    "There is no lung to align; check the lung mask of both CTs.",
    "The {what} has {voxels} voxels along Z, Y, X and its grid {grid}.",
    "The array {name} of the request cannot be read ({reason}).",
    "The Resources folder of CovidSeg was not found beside {package}; install the package again.",
)
