"""The contact sheet: what is drawn, where, and that orientation does not matter."""

import numpy as np
import pytest
from PIL import Image

from CovidSegExtension.errors import InputError
from CovidSegExtension.labels import CONSOLIDATION, GGO, INFECTION, LABELS, PLEURAL_EFFUSION
from CovidSegExtension.report.pictures import choose_slices, overlay, write_overlay
from CovidSegExtension.volume import Volume

AFFINE = np.diag([-2.0, -2.0, 5.0, 1.0])


def block() -> tuple[Volume, np.ndarray]:
    """Return a box of soft tissue in air with a lesion of each class, the GGO in the patient's right half."""
    hounsfield = np.full((24, 80, 100), -1000, dtype=np.int16)
    hounsfield[:, 10:70, 10:90] = -850
    labels = np.zeros(hounsfield.shape, dtype=np.uint8)
    hounsfield[:, 15:65, 15:85] = 40
    labels[8:12, 20:40, 20:40] = GGO.value
    labels[10:14, 45:60, 30:45] = CONSOLIDATION.value
    labels[4:7, 45:60, 55:80] = PLEURAL_EFFUSION.value
    return Volume.from_array(hounsfield, AFFINE), labels


def reoriented(volume: Volume, labels: np.ndarray, axes: tuple[int, int, int], flips: tuple[int, ...]):
    """Store the same scene with other axis order and senses."""
    hounsfield, labels = (np.flip(a.transpose(axes), flips) for a in (volume.hounsfield, labels))
    affine = np.eye(4)
    affine[:3, 3] = volume.affine[:3, 3]
    for new, old in enumerate(axes):
        step = volume.affine[:3, 2 - old]
        flipped = new in flips
        affine[:3, 2 - new] = -step if flipped else step
        if flipped:
            affine[:3, 3] += step * (volume.shape[old] - 1)
    return Volume.from_array(hounsfield, affine), labels


def pixels(picture: Image.Image, label) -> np.ndarray:
    """Return where the picture has exactly a label's colour: its outlines and legend square."""
    return (np.asarray(picture) == label.color).all(axis=-1)


@pytest.mark.parametrize(
    ("axes", "flips"), [((1, 0, 2), ()), ((2, 1, 0), (0,)), ((0, 2, 1), (1, 2)), ((2, 0, 1), (0, 1, 2))]
)
def test_the_picture_does_not_depend_on_how_the_volume_is_stored(axes, flips):
    volume, labels = block()
    assert np.array_equal(overlay(volume, labels), overlay(*reoriented(volume, labels, axes, flips)))


def test_every_class_is_outlined_and_only_those_present():
    volume, labels = block()
    labels[labels == CONSOLIDATION.value] = 0
    picture = overlay(volume, labels)
    squares = pixels(overlay(volume, np.zeros_like(labels)), GGO).sum()
    assert squares > 100  # the legend names every class
    assert pixels(picture, GGO).sum() > squares + 200
    assert pixels(picture, PLEURAL_EFFUSION).sum() > squares + 200
    assert pixels(picture, CONSOLIDATION).sum() == squares


def test_one_slice_is_shown_in_the_radiological_view_with_square_millimetres():
    hounsfield = np.full((1, 60, 120), 40, dtype=np.int16)
    labels = np.zeros(hounsfield.shape, dtype=np.uint8)
    labels[0, 5:20, 10:40] = GGO.value  # patient's right (x runs to the left), anterior
    picture = overlay(Volume.from_array(hounsfield, np.diag([-1.0, -2.0, 5.0, 1.0])), labels)
    rows, columns = np.nonzero(pixels(picture, GGO))
    drawn = rows > 80  # below the legend
    rows, columns = rows[drawn], columns[drawn]
    assert columns.max() < picture.width / 2
    assert np.ptp(rows) == pytest.approx(np.ptp(columns), rel=0.05)  # 15 x 2 mm high, 30 x 1 mm wide


def test_slices_show_the_lesions_and_the_whole_scan():
    labels = np.zeros((200, 4, 4), dtype=np.uint8)
    labels[30:40] = GGO.value
    labels[150:153, 0, 0] = CONSOLIDATION.value  # small, but a class of its own
    chosen = choose_slices(labels, 12)
    assert len(chosen) == len(set(chosen.tolist())) == 12
    assert (np.diff(chosen) < 0).all()  # from superior
    shown = {int(value) for k in chosen for value in np.unique(labels[k])}
    assert shown == {0, GGO.value, CONSOLIDATION.value}
    assert np.diff([200, *chosen, -1]).min() >= -60  # no gap of a third of the scan


def test_one_slice_shows_the_lesions_though_nobody_told_their_classes_apart():
    labels = np.zeros((50, 4, 4), dtype=np.uint8)
    labels[40:44] = INFECTION.value
    assert 40 <= choose_slices(labels, 1)[0] < 44


@pytest.mark.parametrize("total", [1, 5, 12, 13])
def test_few_slices_are_all_shown_once(total):
    chosen = choose_slices(np.zeros((total, 2, 2), dtype=np.uint8), 12)
    assert len(set(chosen.tolist())) == min(total, 12)


def test_a_volume_without_a_patient_is_still_drawn():
    picture = overlay(
        Volume.from_array(np.full((3, 40, 50), -1000, dtype=np.int16), AFFINE), np.zeros((3, 40, 50), np.uint8)
    )
    assert min(picture.size) > 100


def test_labels_of_another_grid_are_refused():
    volume, labels = block()
    with pytest.raises(InputError, match="one grid"):
        overlay(volume, labels[1:])


def test_a_written_overlay_is_a_png_and_a_failure_keeps_the_old_one(tmp_path):
    volume, labels = block()
    path = tmp_path / "new" / "overlay.png"
    write_overlay(path, volume, labels)
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert np.array_equal(picture, overlay(volume, labels))
    before = path.read_bytes()
    with pytest.raises(InputError):
        write_overlay(path, volume, labels[1:])
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["overlay.png"]


def test_the_legend_gives_each_class_once():
    volume, labels = block()
    rows = {label: np.nonzero(pixels(overlay(volume, np.zeros_like(labels)), label)) for label in LABELS}
    lefts = [columns.min() for _, columns in rows.values()]
    assert lefts == sorted(lefts)
    assert all(np.ptp(lines) <= 16 for lines, _ in rows.values())
