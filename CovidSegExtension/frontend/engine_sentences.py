"""What the engine says, in the user's language.

The engine speaks English: it also works where no translation is, in a process of its own or without Slicer, and what it
noted about a CT is kept in the scene. So its sentences are translated where they are shown: each is known again by the
fixed words around its values. A test compares the sentences here with those in the engine's source; what is not here
(damaged files, unusable models, sentences with a plural of their own) stays English.
"""

import functools
import re

from ..worker.translation import tr

NOTES = (
    "The slices are {gap} mm apart (more than {limit}): small lesions are missed or blurred.",
    "The spine seems to lie beside the lungs: the image may be turned by a quarter, and sides, zones and effusion "
    "are then wrong; check the orientation.",
    "Nothing is above {limit} HU, where {share} % of the image lie, as in a picture with a lung window: fluid and "
    "consolidation cannot be told from other tissue.",
    "The lungs found are {width} mm wide, {depth} mm deep and {height} mm high, larger than any human's: spacings "
    "may be swapped or wrong, and volumes with them; check the voxel size.",
    "The image is very noisy ({noise} HU in soft tissue, seldom over {usual}): faint opacities cannot be told from "
    "noise.",
    "Neighbouring slices look less alike than those two apart, as where two scans are woven into one; look at the "
    "CT from the side.",
    "The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion is "
    "then looked for on the wrong side; check the orientation.",
    "The lungs are wider at the top than at the base: the slices may be stored upside-down, feet up, and what is "
    "said of zones and sides is then wrong; check the orientation.",
    "The lungs found measure {litres} L, expected {least} to {most} L; check the voxel size and the lung mask.",
    "There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the pleura "
    "above all, is not to be relied on.",
    "The lungs go on beyond the {which} slice: volumes are of the part in view.",
    "The lungs reach the side of the image and may go on beyond it: volumes are of the part in view.",
    "The {side} lung holds hardly any air: it is opaque, missing or outside the image, and what is found on that "
    "side is not to be relied on.",
    "The reconstruction kernel {kernel} is sharp: noise moves HU and the well-aerated share.",
    "A contrast agent was given: HU of lung and lesions are higher than without.",
    "The images were compressed with loss: HU are not exact.",
    "{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times.",
    "Memory ran out on {device}; going on with {count} {items} at a time.",
    "Memory ran out on cpu; going on with one thread.",
    "Memory ran out on {device}; going on with the CPU.",
    "{share} % of the lung mask lies beyond the chest's cavity as CovidSeg finds it; check that it was made on this"
    " CT.",
    "No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.",
)
"""What is doubtful about a CT or was done otherwise than asked for."""

ERRORS = (
    "The CT cannot be a human chest: its voxels measure {voxels} mm and the whole image {whole} mm; correct the "
    "voxel size or its unit, and try again.",
    "The lungs found measure {litres} L, more than any human's ({most} L); correct the voxel size ({grid}), or give"
    " a lung mask.",
    "The point lies outside of the CT; point at a place inside of it.",
    "The lungs of this result are not known; segment the CT again, or correct the lungs first.",
    "There is no lesion where the click lies; click on what is to go.",
    "The click lies where no such lesion can be; click inside the lungs, or on what is to go.",
    "{name} was not loaded from DICOM, so no DICOM object can refer to it; load the CT from the DICOM database, or "
    "export NIfTI.",
    "The DICOM files of {name} are no longer where they were; import the series again.",
    "{path} exists; choose another name, or allow it to be overwritten.",
    "Slicer could not write {path}; its error log says why.",
    "Writing NIfTI needs the package nibabel; install it, or export .seg.nrrd.",
    "{name} holds no voxels; load the image again or choose another.",
    "The transform of the CT spreads it over far more space than a chest; take the CT out of the transform.",
    "{folder} holds {files}; choose another folder, or allow it to be overwritten.",
    "The report needs the package {package}; install it: pip install {package}",
    "DICOM objects need the package {package}; install it: pip install {package}",
    "The comparison needs the package {package}; install it: pip install {package}",
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
    "The network of the model '{name}' gave values that are no numbers (NaN); its training went wrong: choose "
    "another model.",
    "Memory ran out even for one slice or patch on the CPU; close other programs and try again.",
    "Memory ran out; close other programs, or take a smaller part of the CT.",
    "The device '{name}' was asked for, but this machine has {has}; choose auto or cpu.",
    "{name} is empty: no voxel is marked as lung; draw it again, or let CovidSeg find the lungs.",
    "{name} has only {segments}, no lung; draw the lungs, or leave it out.",
    "{name} does not fit the CT: {beyond} % of it lies beyond the chest's cavity, and it leaves out {missed} % of "
    "the lung; make it on this very CT, not on another or a flipped one.",
    "The Python package {name} is not installed; install it first.",
)
"""What keeps a run, a correction or an export from being made."""

WORDS = ("right", "left", "lowest", "highest", "lowest and the highest", "slice(s)", "patch(es)")
"""Values that are words of these sentences: adjectives of lungs, and of slices in the plural."""

SENTENCES = (*NOTES, *ERRORS, *WORDS)

_VALUE = re.compile(r"\\\{(\w+)\\\}")


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((sentence, _pattern(sentence)) for sentence in (*NOTES, *ERRORS))


def _pattern(sentence: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name = match[1]
        again = name in seen
        seen.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>.+?)"

    return re.compile(_VALUE.sub(group, re.escape(sentence)), re.DOTALL)


def translated(text: str) -> str:
    """Return a sentence of the engine in the user's language; any other text as it is."""
    for sentence, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            values = {name: tr(value) if value in WORDS else value for name, value in match.groupdict().items()}
            return tr(sentence).format(**values)
    return text
