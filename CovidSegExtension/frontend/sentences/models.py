"""What keeps a model from being used or saved."""

MODELS = (
    "The folder {folder} holds no {card}, so it is no CovidSeg model; choose another.",
    "There is no model '{name}'; models on this machine: {names}.",
    "The card of '{name}' holds a number that is not finite ({reason}).",
    "The model '{name}' tells {class_name} from background alone, and {needers} need ground glass, "
    "consolidation and effusion told apart; choose another model, or write its label map with covidseg "
    "segment as .nii.gz.",
    "{path} cannot be used: {reason}.",
    "{path} cannot be used: {reason}; copy or install the model again.",
    "A model's name is letters, digits, '.', '_' and '-', at most 64, not '{name}'.",
    "There is a model '{name}' already, in {folder}; choose another name.",
    "{path} is {stand_in}, not the weights of a model; download the file itself.",
    "{path} is missing; copy the model's folder again.",
    "The weights '{name}' are not all finite numbers, so no model was saved; train it anew.",
    "{path} cannot be read ({reason}); copy the model's folder again.",
    "{path} is cut off or altered: its SHA-256 is not the one in {card}; copy the model's folder again.",
    "{path} holds numbers that are not finite, in '{name}'; choose another model.",
    "{path} does not fit the network '{network}' ({reason}).",
    "'{name}' prepares slices in another way than '{other}'; only models of the same preprocessing make an ensemble.",
    "There is no network named {name}; {hint}",
    "The network '{name}' cannot be built with {key} = {value}; expected whole numbers from 1 to {channels}, "
    "at most {levels} in a list, shares below 1, true, false or a word.",
    "The network '{name}' cannot be built with {arguments}: {reason}.",
    "The members of an ensemble must be a list of 1 to {most} networks.",
    "Every member of an ensemble must be a table with the name of a network, no ensemble.",
    "Unusable postprocessing: class_odds must be {count} numbers above 0, up to {most}, not {value}.",
    "Unusable postprocessing: min_component_ml must be from 0 to {most}, not {value}.",
    "Unusable postprocessing: beyond_lungs_mm must be from 0 to {most}, not {value}.",
    "Unusable postprocessing: sure_above must be a probability from 0 to below 1, not {value}.",
    "Unusable preprocessing: {reason}.",
    "Unusable preprocessing: normalisation 'standard' needs mean_hu and sd_hu.",
    "{name} looks at stacks of slices; give preprocessing.patch (slices, rows, columns).",
    "{name} looks at single slices; leave out preprocessing.patch, {patch}.",
    "The folder {folder} is a training run; its model is {model}.",
)
