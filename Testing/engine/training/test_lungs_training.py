"""Training of the lung network: what it is taught, how that is changed, the loss, the fit, the command."""

import json

import numpy as np
import pytest
import torch

from CovidSegExtension.io.images import write_labels, write_volume
from CovidSegExtension.lungs import find_lungs
from CovidSegExtension.lungs.network import LungNetwork
from CovidSegExtension.lungs.weights import LungCard, load
from CovidSegExtension.phantom import chest_phantom
from CovidSegExtension.training.lungs import __main__ as command
from CovidSegExtension.training.lungs.augmentation import Chances, augment
from CovidSegExtension.training.lungs.borrowed import lend
from CovidSegExtension.training.lungs.cartoons import cartoon
from CovidSegExtension.training.lungs.fit import Deck, Schedule, fit, loss
from CovidSegExtension.training.lungs.lessons import Lesson, held_out, lesson, read_lessons
from CovidSegExtension.training.lungs.regions import ANYTHING, IN_CAVITY, IN_LEFT, IN_LUNG, IN_RIGHT, LESION, OUTSIDE
from CovidSegExtension.training.lungs.teachers import from_anatomy, from_expert, from_phantom
from CovidSegExtension.volume import LabelMap, Volume

NEVER = Chances(**dict.fromkeys(Chances.__dataclass_fields__, 0.0))


@pytest.fixture(scope="module")
def phantom():
    return chest_phantom(shape=(16, 96, 96), spacing_mm=(14.0, 3.6, 3.6), seed=3)


@pytest.fixture(scope="module")
def lessons(phantom):
    regions = from_phantom(phantom.volume, phantom.lung_sides, phantom.labels)
    return [lesson("a", "a", "phantoms", phantom.volume, regions)]


def test_a_phantom_teaches_its_sides_and_its_effusion(phantom):
    regions = from_phantom(phantom.volume, phantom.lung_sides, phantom.labels)
    assert set(np.unique(regions[phantom.lung_sides == 1] & ANYTHING)) == {IN_RIGHT}
    assert set(np.unique(regions[phantom.lung_sides == 2] & ANYTHING)) == {IN_LEFT}
    assert set(np.unique(regions[phantom.labels == 3])) == {IN_CAVITY | LESION}
    assert regions[0, 0, 0] == OUTSIDE


def test_an_expert_teaches_the_lungs_with_their_lesions(phantom):
    lungs = (phantom.lung_sides > 0) & (phantom.labels != 2)  # the expert forgot the consolidation
    regions = from_expert(phantom.volume, lungs, phantom.labels)
    field = phantom.lung_sides > 0
    assert (regions[field] & IN_LUNG > 0).all()
    assert not (regions[field] & (OUTSIDE | IN_CAVITY)).any()
    assert ((regions & IN_RIGHT > 0) == (phantom.lung_sides == 1)).mean() > 0.995
    assert (regions[phantom.labels == 2] & LESION > 0).all()


def test_anatomy_leaves_open_what_is_dense(phantom):
    regions = from_anatomy(phantom.volume, None)
    found = find_lungs(phantom.volume, "anatomy")
    dense = found.lung_field & (phantom.volume.hounsfield > -300) & (phantom.labels == 2)
    assert dense.any()
    assert (regions[dense] & IN_CAVITY > 0).mean() > 0.5  # nobody says whether it is lung
    drawn = from_anatomy(phantom.volume, phantom.labels)
    assert not (drawn[dense] & IN_CAVITY).any()


def test_the_loss_asks_for_the_set_as_a_whole():
    probabilities = torch.tensor([0.1, 0.2, 0.3, 0.4])
    logits = probabilities.log().view(1, 4, 1, 1)
    dice = {}
    for bits, expected in ((IN_RIGHT, 0.2), (IN_LUNG, 0.5), (OUTSIDE | IN_CAVITY, 0.5)):
        value = float(loss(logits, torch.tensor([[[bits]]])))
        dice[bits] = value + np.log(expected)
        assert value >= -np.log(expected) - 1e-6
    # Where either lung is allowed, neither one's Dice is known: 1 of 1.
    assert dice[IN_LUNG] == pytest.approx(0, abs=1e-5)
    right = 1 - (2 * 0.2 + 1) / (0.2 + 1 + 1)
    left = 1 - 1 / (0.3 + 1)
    assert dice[IN_RIGHT] == pytest.approx(0.5 * (right + left), abs=1e-5)


def test_what_may_be_anything_teaches_nothing():
    logits = torch.randn(1, 4, 3, 3, requires_grad=True)
    loss(logits, torch.full((1, 3, 3), ANYTHING)).backward()
    assert logits.grad.abs().max() < 1e-6


def test_a_lesion_counts_more():
    logits = torch.zeros(1, 4, 1, 1)
    plain, marked = (float(loss(logits, torch.tensor([[[bits]]]))) for bits in (IN_RIGHT, IN_RIGHT | LESION))
    assert marked - plain == pytest.approx(4 * np.log(4), abs=1e-4)


def test_a_mirrored_slice_swaps_its_sides(lessons):
    item = lessons[0]
    z = int(item.with_lung[len(item.with_lung) // 2])
    images, regions = item.images[[z] * 3].astype(np.float32), item.regions[[z] * 3]
    flipped = Chances(**{**vars(NEVER), "flip_x": 1.0})
    image, changed = augment(np.random.default_rng(0), images, regions, (144, 192), flipped)
    assert image.shape == (3, 144, 192)
    columns = np.arange(192)
    right, left = (np.average(columns, weights=(changed & bit > 0).sum(0)) for bit in (IN_RIGHT, IN_LEFT))
    assert right < left  # the right lung stays on the left of the picture


def test_changed_slices_keep_the_regions_of_air_and_lung(lessons):
    """Aerated lung is taught as lung whatever was done to the slice, and blanked parts as outside."""
    rng = np.random.default_rng(1)
    deck = Deck(lessons)
    for _ in range(60):
        image, regions = deck.draw(rng)
        assert image.dtype == np.float32
        assert image.shape == (3, 144, 192)
        assert regions.shape == (144, 192)
        assert np.isfinite(image).all()
        assert (regions & ANYTHING > 0).all()


@pytest.mark.parametrize("seed", range(30))
def test_cartoons_have_two_lungs_or_none(seed):
    images, regions = cartoon(np.random.default_rng(seed))
    assert images.shape == regions.shape == (3, 180, 256)
    sides = {bit for bit in (IN_RIGHT, IN_LEFT) if (regions & bit).any()}
    assert sides in (set(), {IN_RIGHT, IN_LEFT})


def test_a_crop_lends_its_lungs(phantom):
    whole = phantom.volume
    rows, columns = slice(20, 80), slice(12, 84)
    hounsfield = whole.hounsfield[4:12:2, rows, columns]
    lungs = phantom.lung_sides[4:12:2, rows, columns] > 0
    lent, known = lend(whole, Volume.from_array(hounsfield, whole.affine), lungs)
    assert known[[4, 6, 8, 10]].all()
    expected = np.zeros(whole.shape, bool)
    expected[:, rows, columns] = phantom.lung_sides[:, rows, columns] > 0
    np.testing.assert_array_equal(lent[4:12:2], expected[4:12:2])


def test_a_stranger_borrows_nothing(phantom):
    other = np.random.default_rng(0).normal(-500, 300, (3, 60, 60)).astype(np.int16)
    _, known = lend(phantom.volume, Volume.from_array(other, np.eye(4)), np.ones(other.shape, bool))
    assert not known.any()


def test_patients_lie_on_one_side():
    cases = [(f"{source}{n}", f"p{n}", source) for source in ("crops", "whole") for n in range(8)]
    parts = [held_out(cases, fold, 4) for fold in range(4)]
    assert set().union(*parts) == {f"p{n}" for n in range(8)}
    assert sum(map(len, parts)) == 8


def test_lessons_survive_the_cache(lessons, tmp_path):
    lessons[0].save(tmp_path / "a.npz")
    read = Lesson.load(tmp_path / "a.npz")
    np.testing.assert_array_equal(read.images, lessons[0].images)
    np.testing.assert_array_equal(read.regions, lessons[0].regions)
    assert (read.name, read.patient, read.source, read.slice_mm) == ("a", "a", "phantoms", pytest.approx(14.0))


def test_a_few_steps_teach_something(lessons):
    losses = []
    schedule = Schedule(steps=30, batch_size=2, learning_rate=4e-3, warm_up=5)
    network = fit(lessons, schedule, report=lambda step, value, seconds: losses.append(value))
    images, regions = Deck(lessons).draw(np.random.default_rng(5))
    inputs, sets = torch.from_numpy(images)[None] / 600 + 0.7, torch.from_numpy(regions).long()[None]
    torch.manual_seed(0)
    with torch.inference_mode():
        untaught = float(loss(LungNetwork().eval()(inputs), sets))
        taught = float(loss(network(inputs), sets))
    assert taught < untaught
    assert len(losses) == 1


def test_the_command_writes_a_network(phantom, tmp_path):
    data = tmp_path / "data"
    for number in range(2):
        name = f"case{number}.nii.gz"
        write_volume(data / "imagesTr" / name, phantom.volume)
        write_labels(data / "labelsTr" / name, LabelMap(phantom.labels, phantom.volume.grid))
        lungs = (phantom.lung_sides > 0).astype(np.uint8)
        write_labels(data / "lungsTr" / name, LabelMap(lungs, phantom.volume.grid))
    entries = [
        {"image": f"imagesTr/case{n}.nii.gz", "label": f"labelsTr/case{n}.nii.gz", "patient": f"p{n}"} for n in range(2)
    ]
    (data / "dataset.json").write_text(json.dumps({"training": entries}), encoding="utf-8")
    assert [item.patient for item in read_lessons([data])] == ["p0", "p1"]
    run = ["--data", str(data), "--phantoms", "0", "--steps", "2", "--batch-size", "1", "-o", str(tmp_path / "model")]
    assert command.main([*run, "--hold-out", "0/2", "--cache", str(tmp_path / "cache")]) == 0
    card = LungCard.read(tmp_path / "model")
    assert card.training["held_out"] == ["p0"]
    assert card.training["cts"] == {"data": 1}
    network = load(tmp_path / "model")
    assert command.main([*run, "--cache", str(tmp_path / "cache"), "--start", str(tmp_path / "model")]) == 0
    changed = load(tmp_path / "model")
    assert any(not torch.equal(a, b) for a, b in zip(network.parameters(), changed.parameters(), strict=True))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--phantoms", "0"], "nothing to learn"),
        (["--data", "nowhere"], "nowhere does not exist"),
        (["--phantoms", "0", "--hold-out", "4/4"], "0 <= K < N"),
    ],
)
def test_the_command_says_what_is_wrong(arguments, message, tmp_path, capsys):
    assert command.main([*arguments, "-o", str(tmp_path / "model")]) == 2
    assert message in capsys.readouterr().err
