"""What is said of figures: severity scores, what limits measurements and comparisons, and retrained models."""

FIGURES = (
    "CT class",
    "Six zones, 0–24",
    "0: none; 1: <25 %; 2: 25 to <50 %; 3: 50–75 %; 4: >75 % of both lungs ({opacity}). Below 1 % (our limit) CT-0 and "
    "CT-1 are not told apart. Grading by the worse lung is a variant, not used.",
    "Each zone 0: none; 1: <25 %; 2: 25 to <50 %; 3: 50 to <75 %; 4: ≥75 % ({opacity}). Zones are thirds of lung "
    "height, not the anatomical zones (carina, inferior pulmonary veins) that the score was described for.",
    "CT 0–4 classes of the Moscow health department (Morozov 2020)",
    "0–24 score by six zones; the zones replaced as the rule says",
    "The lung field is unknown or cut off by the scan.",
    "Less than 1 % of the lungs: within the false-positive range.",
    "The zones are unknown: a lung is missing, or much of the lungs is cut off by the scan.",
    "{count} of its points are for parts with less than 1 %: within the false-positive range.",
    "The label map may be one of the lungs, not of lesions: {why}; check which file was given.",
    "No lungs are known: shares, zones and scores are unknown.",
    "The scan cuts the lungs off at the {where}: volumes are of the part that it shows.",
    "The scan cuts the lungs off at the {where}: volumes are of the part that it shows; zones and scores are unknown, "
    "since the outermost slice holds {share} % of the largest area of lung (limit {limit} %).",
    "The lung field has {ml} mL, which is unusual for an adult: check the lung mask.",
    "There is no {side} lung in the lung field: sides, zones and scores miss it.",
    "{amount} of GGO or consolidation lie outside the lung field and count in no share or score.",
    "The lungs could not be laid over one another (Dice {dice}, expected {least} or more): new and resolved are "
    "unknown.",
    "A scan cuts off too much of the lungs to lay them over one another: new and resolved are unknown, and volumes and "
    "shares are of different parts of the lungs.",
    "The lungs lie over one another only if they are mirrored, turned or stretched more than a patient can be: new and "
    "resolved are unknown.",
    "{amount} of GGO or consolidation lie where the other CT shows nothing: they count neither as new nor as resolved.",
    "Lung volume differs by {change} %: a deeper or shallower breath changes mL more than shares.",
    "The kernels differ ({first_kernel}, {second_kernel}): HU and the well-aerated share cannot be compared.",
    "The slice spacings differ ({first} and {second} mm): small lesions show unequally.",
    "The second CT is older than the first by its date: give the CTs in the order of time.",
    "Both CTs are the same image: what changed is in the label maps alone, not in the patient.",
    "Both CTs are the same image, but their headers differ in voxel size or orientation: one of them at least is "
    "wrong, and volumes or sides with it.",
    "Both label maps are the same though the CTs are not: one may have been made from the other CT; check the files.",
    "The CTs name two patients: expected CTs of one, in the order of time.",
    "Whether both CTs are of one patient is not known: the files do not say.",
    "On the {cases} the mean Dice of {lesion} fell from {before} to {now}.",
    "On the {cases} {lesion} is found in 1 case without it, before in {before}.",
    "On the {cases} {lesion} is found in {count} cases without it, before in {before}.",
    "CPU, 1 core",
    "CPU, {count} cores",
)
