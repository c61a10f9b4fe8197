"""The engine's sentences in the user's language: those of the tables are said by the engine, and known again."""

import ast

import pytest

from CovidSegExtension.frontend import engine_sentences
from CovidSegExtension.frontend.engine_sentences import translated
from CovidSegExtension.frontend.sentences import CHOICES, JOINED, PARTS, SENTENCES
from CovidSegExtension.worker.languages import LANGUAGES
from scripts.translations import ENGINE, path_of, read_messages
from Testing.panel.package.source_sentences import files, refusals, skeletons, strings, without_names

WORDS = {word for words in CHOICES.values() for word in words}
TABLES = {without_names(each) for each in (*SENTENCES, *PARTS, *JOINED, *WORDS)}

_JUDGES = ("plausibility", "scan_info.py", "mrml", "inference", "lungs", "io", "worker", "files.py", "geometry.py")
"""Rooms that tell what they noted, not only why they refuse: every sentence of theirs is one for the user."""

_ELSEWHERE = (
    # The command line, and what only it or a training process reaches; that ends up among the details of a failure.
    *("cli", "evaluation", "experiments", "recipes", "training", "phantom", "datasets/published", "datasets/cases.py"),
    *("runtime", "models/export", "models/pruning.py", "networks/encoders", "measurement/regions.py"),
    "validation.py",  # what does not fit in a recipe or a card
    # Sentences that are translated where they stand.
    *("app", "frontend"),
)

_ENGLISH = {
    # What a program asks of the engine in a way that panel and page never do.
    "A lung mask goes together with the option lung_mask='given'; give both or neither.",
    "An affine has 16 numbers, not {}.",
    "Expected labels and {} on one grid; they have {} and {} voxels, so take the ones made from the same image.",
    "Expected labels from 0 to {} as 8-bit integers; these are something else.",
    "Lobes were given, but no lungs were found; give a lung mask too.",
    "The batch size must be a whole number of 1 or more, not {}.",
    "The effort must be one of {}, not '{}'.",
    "The id {} is that of another request under way; take the next number.",
    "The lung mask must be one of {}, not '{}'.",
    "The lungs are found by one of {}, not {}.",
    "The model has no name; give a model's name or folder, or leave it out for the default.",
    "The request cannot be used: {}",
    "The request is longer than {} bytes; volumes are handed over as files.",
    "expected an object with the request {}, not {}.",
    "lung_sides has shape {} and type {} for a CT of shape {}",
    "min_component_ml must be a volume of 0 mL or more, not {}.",
    "{} has no encoder with published weights; leave encoder_weights out.",
    "{} has shape {} and type {} for a CT of shape {}",
    # Options of the command line.
    "{} and {} name two patients (another {}), expected CTs of one; if they are of one patient all the same, say so "
    "with --same-patient.",
    "Probabilities are written as 4-D NIfTI; {} must end in .nii.gz or .nii.",
    "The window {},{} is no range of HU; give the lower value first.",
    "{} does not hold 8-bit pixels: its values run from {} to {}; leave --window out.",
    "{} is one image; --series chooses among the DICOM series of a folder.",
    # What is wrong in a model's card, for whoever made the model: a reason inside of a sentence.
    "it is larger than {} MB",
    'it is not a CovidSeg model card with "format": {}',
    "its class_odds weigh classes that it does not tell apart",
    "its classes {} are not those of CovidSeg",
    "its name must be letters, digits, '.', '_' and '-', at most 64, not {}",
    "its network does not have {} outputs",
    "its network does not take the {} window(s) it prepares",
    "its normalisation 'standard' needs mean_hu and sd_hu",
    "quick_above must be 0 or more, not {}",
}

_NO_SENTENCES = {
    "A command is running already.",  # a mistake of the program's own
    "Right lung, left lung and thoracic cavity on chest CT.",  # in the card of the lung network
    "The only CT series of slices is taken.",  # `covidseg series`
}

_PUT_TOGETHER = {
    # Said in pieces, so that they stand nowhere in the source as a whole.
    "{} was read by the names of its segments: {}.",
    "{} was read by the names of its segments: {}; left out: {}.",
    "The archive {} {}; give the folder of a CT series, or an image file.",
    "choose one with --series, or segment each folder with --recursive",
    "give one of these folders, or segment each folder with --recursive",
    "1 slice only",
    "{} slices only",
    "top and at the bottom",
    "top and at the sides",
    "bottom and at the sides",
    "top and at the bottom and at the sides",
}

_TODO = "add it to frontend/sentences, run python -m scripts.translations, and translate what that calls unfinished"


def test_every_sentence_of_the_tables_is_one_that_the_engine_says():
    said = set().union(*(strings(file) | refusals(file) for file in files(".", without=("frontend",))))
    assert TABLES - said == _PUT_TOGETHER, "change it in frontend/sentences too"


def test_every_refusal_that_a_user_can_meet_is_in_the_tables():
    said = set().union(*(refusals(file) for file in files(".", without=_ELSEWHERE)))
    assert len(said) > 200
    assert sorted(said - TABLES - _ENGLISH - {"{}"}) == [], _TODO
    assert sorted(_ENGLISH - said) == []


def test_every_sentence_of_the_rooms_that_judge_a_ct_is_in_the_tables():
    said = set().union(*(strings(file) for file in files(*_JUDGES)))
    sentences = {text for text in said if text.count(" ") > 3 and text.rstrip().endswith(".")}
    assert len(sentences) > 100
    assert sentences - TABLES - _ENGLISH == _NO_SENTENCES, _TODO


def test_a_new_sentence_is_seen_in_each_of_its_forms(tmp_path):
    file = tmp_path / "new.py"
    file.write_text(
        "raise InputError(f\"{path} is odd: {counted(len(them), 'slice', ('was', 'were'))} of {n:.1f} left out.\")\n"
        'notes.append(f"{n} of {len(all)} slices {is_are(n)} odd, " "as seldom.")\n'
        'raise ValueError("not for users")\n'
    )
    said = {"{} is odd: 1 slice was of {} left out.", "{} is odd: {} slices were of {} left out."}
    assert refusals(file) == said
    assert strings(file) >= {*said, "{} of {} slices is odd, as seldom.", "{} of {} slices are odd, as seldom."}
    assert skeletons(ast.parse("f'{a} ' + 'b'", mode="eval").body) == {"{} b"}


@pytest.fixture
def german(monkeypatch):
    messages = read_messages(path_of("de"))[ENGINE]
    monkeypatch.setattr(engine_sentences, "tr", messages.__getitem__)


def test_values_are_kept_and_words_among_them_translated(german):
    assert translated("The slices are 5 mm apart (more than 3): small lesions are missed or blurred.") == (
        "Die Schichten liegen 5 mm auseinander (mehr als 3): kleine Läsionen werden übersehen oder verwischt."
    )
    assert translated("CT {1}: chest holds no voxels; load the image again or choose another.") == (
        "CT {1}: chest enthält keine Voxel; laden Sie das Bild erneut, oder wählen Sie ein anderes."
    )


@pytest.mark.parametrize(
    ("english", "german_"),
    [
        (
            "1 slice repeats exactly the one below (number 4 from below is the first): volumes are too large by as "
            "much.",
            "1 Schicht wiederholt genau die darunter (Nummer 4 von unten ist die erste): die Volumina sind um so viel "
            "zu groß.",
        ),
        (
            "Cannot write /x y/a.csv: the disk is full; make room, or choose another disk.",
            "/x y/a.csv kann nicht geschrieben werden: die Platte ist voll; schaffen Sie Platz, oder wählen Sie eine "
            "andere.",
        ),
        (
            "Cannot write /x: Odd error; choose another name or folder.",
            "/x kann nicht geschrieben werden: Odd error; wählen Sie einen anderen Namen oder Ordner.",
        ),
        (
            "The archive my ct.zip holds no DICOM image; give the folder of a CT series, or an image file.",
            "Das Archiv my ct.zip enthält kein DICOM-Bild; geben Sie den Ordner einer CT-Serie oder eine Bilddatei an.",
        ),
        (
            "a: b.nii: The image's geometry is unusable (a spacing of 0, NaN, a singular direction matrix); export it "
            "again.",
            "a: b.nii: Die Geometrie des Bildes ist unbrauchbar (ein Abstand von 0, NaN, eine singuläre "
            "Richtungsmatrix); exportieren Sie es erneut.",
        ),
        (
            "The series 'a' in x is of modality MR, not CT; give a CT series of the chest.",
            "Die Serie 'a' in x ist unbrauchbar (von der Modalität MR, keine CT); geben Sie eine CT-Serie des Thorax "
            "an.",
        ),
        (
            "Of 3 CT series, series 2 'b' (9 slices) was taken, since it shows more of the lungs and its slices are "
            "thinner; 'covidseg series' lists them, --series chooses another.",
            "Von 3 CT-Serien wurde series 2 'b' (9 slices) genommen, weil sie mehr von den Lungen zeigt und ihre "
            "Schichten dünner sind; 'covidseg series' zählt sie auf, --series wählt eine andere.",
        ),
    ],
)
def test_plurals_reasons_and_names_find_their_way(german, english, german_):
    assert translated(english) == german_


def test_what_is_not_in_the_tables_stays_as_it_is(german):
    for text in ("", "Fertig in 3 s.", "Salt and pepper: no sentence.", "is empty", "right"):
        assert translated(text) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_comes_out_translated_with_all_its_values(monkeypatch, language):
    messages = read_messages(path_of(language))[ENGINE]
    monkeypatch.setattr(engine_sentences, "tr", messages.__getitem__)
    for sentence in SENTENCES:
        values = {name: CHOICES[name][-1] if name in CHOICES else f"<{name}>" for name in _names(sentence)}
        spoken = {name: messages[value] if name in CHOICES else value for name, value in values.items()}
        said = translated(sentence.format(**values))
        assert said == messages[sentence].format(**spoken), sentence


def _names(sentence: str) -> list[str]:
    return [part[1:].split("}")[0] for part in sentence.split("{")[1:] for part in ["{" + part]]
