"""What is doubtful about a CT, or was done otherwise than asked for."""

NOTES = (
    "The slices are {gap} mm apart (more than {limit}): small lesions are missed or blurred.",
    "The spine seems to lie beside the lungs: the image may be turned by a quarter, and sides, zones and "
    "effusion are then wrong; check the orientation.",
    "The liver seems to lie on the left: the image or its header may be mirrored, or the patient's organs are, and "
    "right and left are then exchanged; check the orientation.",
    "The air around the patient is at about {air} HU, where a CT has it at -1000: the scale of the values "
    "(rescale slope, intercept) may be wrong, and what is found with it; check the export.",
    "Neighbouring slices seem to have changed places (numbers {number} and {other} from below are the first): each "
    "looks more like the slice beyond the other than like the one beside it; export the CT again.",
    "The voxels measure 1 × 1 × 1 mm and begin at 0, 0, 0, as where size and orientation were never written: "
    "volumes, sides and zones may be wrong; check the export.",
    "The header does not say which way up the patient lies (qform and sform are not set): programs differ in what "
    "they take for right and left, front and back; check the orientation.",
    "The header gives two voxel sizes, {taken} mm (sform) and {size} mm (pixdim); the first was taken, and volumes are "
    "wrong if it is; check the export.",
    "The header says in two ways how the patient lies (sform and qform), and they differ in what is right and left, "
    "front and back, or top and base; the sform was taken; check the orientation.",
    "Nothing is above {limit} HU, where {share} % of the image lie, as in a picture with a lung window: "
    "fluid and consolidation cannot be told from other tissue.",
    "Most soft tissue lies at about {mode} HU, where a CT has it at 20 to 80: the scale of the values "
    "(rescale slope, intercept) may be wrong, and what is found with it; check the export.",
    "The lungs found are {width} mm wide, {depth} mm deep and {height} mm high, larger than any human's: "
    "spacings may be swapped or wrong, and volumes with them; check the voxel size.",
    "The lungs found are {width} mm wide and only {height} mm high, though both of their ends are in view: the "
    "distance of the slices may be wrong, and volumes with it; check the voxel size.",
    "The {edges} edges of the image go on into each other, as where it was rolled and the chest is split: "
    "volumes, sides and zones are then wrong; export the CT again.",
    "What surrounds the lungs found is no chest wall: half of it is below {median} HU, expected tissue above "
    "{limit} HU; grey values may be inverted, or the lung mask too small or of another CT.",
    "The image is noise ({noise} HU in soft tissue, where no CT has over {most}): it shows no chest; export the CT "
    "again.",
    "The image is very noisy ({noise} HU in soft tissue, seldom over {usual}): faint opacities cannot be "
    "told from noise.",
    "Neighbouring slices look less alike than those two apart, as where two scans are woven into one; look "
    "at the CT from the side.",
    "The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion "
    "is then looked for on the wrong side; check the orientation.",
    "The lungs are wider at the top than at the base: the slices may be stored upside-down, feet up, and "
    "what is said of zones and sides is then wrong; check the orientation.",
    "The lungs found measure {litres} L, expected {least} to {most} L; check the voxel size and the lung mask.",
    "There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the "
    "pleura above all, is not to be relied on.",
    "The {side} lung holds hardly any air: it is opaque, missing or outside the image, and what is found on "
    "that side is not to be relied on.",
    "The reconstruction kernel {kernel} is sharp: noise moves HU and the well-aerated share.",
    "A contrast agent was given: HU of lung and lesions are higher than without.",
    "The images were compressed with loss: HU are not exact.",
    "{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times.",
    "{slices} slices on the CPU, and little was found: each was looked at once, the {again} with findings {looks} "
    "times more.",
    "Memory ran out on {device}; going on with {count} {items} at a time.",
    "Memory ran out on cpu; going on with one thread.",
    "Memory ran out on {device}; going on with the CPU.",
    "{share} % of the lung mask lies beyond the chest's cavity as CovidSeg finds it; check that it was made "
    "on this CT.",
    "The model '{name}' never learnt one class: {lesion}, which no case that it learnt from shows by itself; do not "
    "rely on it there, whether it marks any or none.",
    "The model '{name}' hardly finds one class, by its card: {lesion} (mean Dice {dice} at the most in cases that it "
    "had not seen); do not rely on it there.",
    "No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.",
    "{odd} of {count} slices is blank, or constant in a part where the slices beside show the body (number "
    "{number} from below is the first), as after a copy that broke off; copy or export the CT again.",
    "{odd} of {count} slices are blank, or constant in a part where the slices beside show the body (number "
    "{number} from below is the first), as after a copy that broke off; copy or export the CT again.",
    "{odd} of {count} slices is {blank}, {end}: a copy may have broken off, and nothing is found there.",
    "{odd} of {count} slices are {blank}, {end}: a copy may have broken off, and nothing is found there.",
    "1 slice repeats exactly the one below (number {number} from below is the first): volumes are too large "
    "by as much.",
    "{count} slices repeat exactly the one below (number {number} from below is the first): volumes are too "
    "large by as much.",
    "The picture jumps between neighbouring slices in 1 place (first after number {number} from below): "
    "slices may be missing there, or in a wrong order, and volumes wrong.",
    "The picture jumps between neighbouring slices in {count} places (first after number {number} from "
    "below): slices may be missing there, or in a wrong order, and volumes wrong.",
    "The slices are in a wrong order: the picture jumps after number {number} from below, and the highest slice goes "
    "on into the lowest, as where the upper part of a scan was stored below its lower one; zones, and what is found "
    "near the jump, are then wrong: export the CT again.",
    "{odd} of {count} slices look more like slices elsewhere than like those beside them: they are in a wrong order, "
    "or the chest is there twice; volumes and zones are then wrong: export the CT again.",
    "Outside its field of view the CT is filled with {values} HU, in 1 slice; that was taken for air.",
    "Outside its field of view the CT is filled with {values} HU, in {count} slices; that was taken for air.",
    "What lies beside that fill, about {median} HU, is neither air nor body: grey values may be inverted, or the lungs "
    "cut out, and what is found is then wrong; export the CT in HU.",
    "The series holds {drawback}.",
    "Of {count} CT series, {series} was taken, since {why}; 'covidseg series' lists them, --series chooses another.",
    "1 image was left out: at another angle than the others, a scout.",
    "{count} images were left out: at another angle than the others, a scout.",
    "The slices name {count} series, but lie on one grid of one study: they were read as one CT.",
    "{name} was read by the names of its segments: {listed}.",
    "{name} was read by the names of its segments: {listed}; left out: {others}.",
    "{name} was taken for lobes as {scheme} numbers them: {lobes}.",
    "{name} has right and left the other way round than the CT: what it calls right lies on the patient's "
    "left; the sides were taken from where they lie, so check the mask.",
)
