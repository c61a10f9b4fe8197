"""Lung field and thoracic cavity: on small chests made here, and on real CT where it is present."""

import sys
import threading
import types
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from CovidSegExtension.errors import Cancelled, DependencyError, InputError
from CovidSegExtension.io.images import read_labels, read_volume, write_labels
from CovidSegExtension.lungs import LEFT, RIGHT, Lungs, find_lungs
from CovidSegExtension.lungs.blocks import block_mean
from CovidSegExtension.volume import LabelMap, Volume

AIR, LUNG, FAT, TISSUE, BONE = -1000, -850, -100, 40, 400


class Chest:
    """A chest of ellipses, in mm from the middle of the image: x to the left, y to the back, z up from the base."""

    def __init__(self, spacing=(5.0, 1.5, 1.5), size=(100.0, 300.0, 384.0)):
        self.spacing = spacing
        shape = [round(length / step) for length, step in zip(size, spacing, strict=True)]
        self.z, self.y, self.x = np.ogrid[tuple(slice(n) for n in shape)]
        self.z = self.z * spacing[0]
        self.y = (self.y - (shape[1] - 1) / 2) * spacing[1]
        self.x = (self.x - (shape[2] - 1) / 2) * spacing[2]
        self.hu = np.full(shape, AIR, np.int16)
        body = self.ellipse(0, 0, 110, 170)
        self.hu[body] = FAT
        self.hu[self.ellipse(0, 0, 100, 160)] = TISSUE
        ring = self.ellipse(0, 0, 92, 142) & ~self.ellipse(0, 0, 84, 134)
        angle = np.arctan2(self.y, self.x)
        self.hu[ring & (np.sin(9 * angle + self.z / 12) > -0.3)] = BONE  # ribs slope from slice to slice
        self.heart = self.ellipse(-20, 15, 45, 50)
        self.pleura = self.ellipse(0, 0, 83, 133) & (np.abs(self.x) > 12) & ~self.heart & ~self.ellipse(75, 0, 24, 22)
        self.right, self.left = self.pleura & (self.x < 0), self.pleura & (self.x > 0)
        self.lungs = self.pleura
        self.hu[self.lungs] = LUNG
        self.hu[self.ellipse(75, 0, 22, 20)] = BONE  # spine
        rng = np.random.default_rng(0)
        self.hu += rng.normal(0, 15, shape).astype(np.int16)

    def ellipse(self, y, x, ry, rx):
        inside = ((self.y - y) / ry) ** 2 + ((self.x - x) / rx) ** 2 <= 1
        return inside & np.ones(self.hu.shape, bool)

    def box(self, y0, y1, x0, x1):
        return (self.y >= y0) & (self.y < y1) & (self.x >= x0) & (self.x < x1) & np.ones(self.hu.shape, bool)

    def volume(self):
        z, y, x = self.spacing
        return Volume.from_array(self.hu, np.diag([-x, -y, z, 1.0]))

    def find(self, **options) -> Lungs:
        return find_lungs(self.volume(), **options)


def share(part, whole):
    """Return how much of `part` lies in `whole`."""
    assert part.any()
    return (part & whole).sum() / part.sum()


@pytest.fixture(scope="module")
def healthy():
    chest = Chest()
    return chest, chest.find()


def test_healthy_lungs_are_found_by_side(healthy):
    chest, found = healthy
    assert found.sides.dtype == np.uint8
    assert found.cavity.dtype == bool
    assert share(chest.lungs, found.lung_field) > 0.995
    assert share(chest.right, found.sides == RIGHT) > 0.99
    assert share(chest.left, found.sides == LEFT) > 0.99
    assert (found.lung_field & ~found.cavity).sum() == 0


def test_field_and_cavity_are_tight(healthy):
    chest, found = healthy
    assert share(found.lung_field, chest.lungs) > 0.8
    inside_ribs = chest.ellipse(0, 0, 94, 144)  # half of the ribs' own width
    assert share(found.cavity, inside_ribs) > 0.97
    assert share(chest.ellipse(-20, 15, 35, 40), found.cavity) < 0.2  # heart
    assert share(chest.ellipse(75, 0, 15, 15), found.cavity) < 0.3  # vertebra


@pytest.mark.parametrize("spacing", [(1.25, 2.0, 2.0), (10.0, 0.9, 0.9), (3.0, 0.8, 2.4)])
def test_anisotropic_voxels_keep_the_lungs(spacing):
    chest = Chest(spacing, size=(40.0, 300.0, 384.0))
    found = chest.find()
    assert share(chest.lungs, found.lung_field) > 0.99
    assert share(found.lung_field, chest.lungs) > 0.75


def test_single_slice_has_its_lungs(healthy):
    chest, _ = healthy
    z, y, x = chest.spacing
    found = find_lungs(Volume.from_array(chest.hu[10:11], np.diag([-x, -y, z, 1.0])))
    assert share(chest.lungs[10:11], found.lung_field) > 0.99
    assert share(chest.right[10:11], found.sides == RIGHT) > 0.99


def test_lungs_that_touch_are_parted_at_the_junction_line():
    """By the anatomical engine; the network has met no chest whose heart lies free of the sternum."""
    chest = Chest()
    front = chest.ellipse(0, 0, 83, 133) & chest.box(-100, -50, -20, 20) & ~chest.ellipse(0, 10, 50, 60)
    chest.hu[chest.heart] = LUNG
    chest.hu[chest.ellipse(0, 10, 50, 60)] = TISSUE
    chest.hu[front] = LUNG
    line = front & (np.abs(chest.x - 6) < 1.6)
    chest.hu[line] = -650
    sides = chest.find(engine="anatomy").sides
    assert share(front & (chest.x < 0), sides == RIGHT) > 0.97
    assert share(front & (chest.x > 12), sides == LEFT) > 0.97


def test_trachea_is_left_out():
    chest = Chest()
    trachea = chest.ellipse(10, 0, 9, 9)
    chest.hu[trachea] = AIR
    found = chest.find()
    assert share(trachea, found.lung_field) < 0.02
    assert share(chest.lungs, found.lung_field) > 0.99


def test_table_and_air_outside_are_left_out():
    chest = Chest()
    chest.hu[chest.box(112, 116, -180, 180)] = 0  # upper shell, touching the back
    chest.hu[chest.box(140, 144, -180, 180)] = 0
    chest.hu[chest.box(112, 144, -184, -180) | chest.box(112, 144, 180, 184)] = 0
    found = chest.find()
    assert not (found.cavity & (chest.y > 111)).any()
    assert share(chest.lungs, found.lung_field) > 0.99


def test_arms_in_view_are_no_lungs():
    chest = Chest(size=(60.0, 300.0, 520.0))
    for side in (-1, 1):
        chest.hu[chest.ellipse(10, side * 212, 40, 38)] = TISSUE
        chest.hu[chest.ellipse(10, side * 212, 12, 12)] = BONE
    found = chest.find()
    assert not (found.cavity & (np.abs(chest.x) > 172)).any()
    assert share(chest.lungs, found.lung_field) > 0.99


def test_lungs_cut_by_the_field_of_view_are_found():
    chest = Chest()
    z, y, x = chest.spacing
    cut = (slice(None), slice(None), slice(60, None))  # 78 mm of 384 gone: through the right lung
    assert chest.right[cut][..., 0].any()
    found = find_lungs(Volume.from_array(chest.hu[cut], np.diag([-x, -y, z, 1.0])))
    assert share(chest.lungs[cut], found.lung_field) > 0.98


def test_consolidation_at_the_pleura_is_lung_field():
    chest = Chest()
    consolidation = chest.lungs & (chest.y > 25) & (chest.x < 0)
    chest.hu[consolidation] = 30
    found = chest.find(engine="anatomy")
    assert share(consolidation, found.sides == RIGHT) > 0.97
    # Half a lung without any texture passes for fluid: then it is in the cavity.
    assert share(consolidation, chest.find().cavity) > 0.97


def test_effusion_behind_the_lung_is_in_the_cavity():
    chest = Chest()
    effusion = chest.left & (chest.y > 35)
    chest.hu[effusion] = 10
    found = chest.find()
    assert share(effusion, found.cavity) > 0.97
    assert share(chest.ellipse(0, 0, 110, 170) & ~chest.ellipse(0, 0, 98, 150), found.cavity) < 0.02


def test_effusion_below_the_lung_is_in_the_cavity():
    chest = Chest(spacing=(4.0, 1.5, 1.5))
    below = chest.z < 24
    chest.hu[chest.lungs & below] = 50
    effusion = chest.ellipse(0, 0, 83, 133) & (chest.y > 55) & (np.abs(chest.x) > 30) & below
    assert share(effusion, chest.find(engine="anatomy").cavity) > 0.9


def test_wholly_opaque_lung_is_as_wide_as_the_other():
    chest = Chest()
    chest.hu[chest.left] = 30
    found = chest.find()
    assert share(chest.left, found.sides == LEFT) > 0.9
    assert share(chest.right, found.sides == RIGHT) > 0.99


def abdomen(chest):
    """Fill the lungs and leave three loops of bowel gas, one of them as wide as a stomach."""
    chest.hu[chest.lungs] = 50
    gas = chest.ellipse(-50, 60, 14, 40) | chest.ellipse(-40, -70, 14, 14) | chest.ellipse(0, 90, 9, 9)
    chest.hu[gas] = AIR
    return gas


def test_abdomen_has_no_lungs():
    chest = Chest()
    abdomen(chest)
    found = chest.find()
    assert not found.lung_field.any()
    assert not found.cavity.any()


def test_bowel_gas_below_the_lungs_is_left_out():
    chest = Chest(size=(200.0, 300.0, 384.0))
    lower = chest.z < 80
    upper_lungs = chest.lungs & ~lower
    whole = chest.hu.copy()
    gas = abdomen(chest) & lower & (chest.z < 70)
    chest.hu[np.broadcast_to(~lower, chest.hu.shape)] = whole[np.broadcast_to(~lower, chest.hu.shape)]
    found = chest.find()
    assert share(gas, found.lung_field) < 0.01
    assert share(upper_lungs, found.lung_field) > 0.98


@pytest.mark.parametrize("value", [AIR, TISSUE, LUNG, 3000])
def test_uniform_images_have_no_lungs(value):
    found = find_lungs(Volume.from_array(np.full((4, 30, 40), value, np.int16), np.diag([-5.0, -5.0, 5.0, 1.0])))
    assert not found.cavity.any()


@settings(max_examples=25, deadline=None)
@given(
    shape=st.tuples(st.integers(1, 6), st.integers(1, 40), st.integers(1, 40)),
    spacing=st.tuples(*[st.floats(0.4, 12.0)] * 3),
    seed=st.integers(0, 2**32 - 1),
    floating=st.booleans(),
)
def test_any_image_gives_consistent_masks(shape, spacing, seed, floating):
    rng = np.random.default_rng(seed)
    blobs = rng.choice([AIR, LUNG, TISSUE, BONE], size=(2, 4, 4))
    index = np.ix_(*(np.arange(n) * m // n for n, m in zip(shape, blobs.shape, strict=True)))
    hu = blobs[index].astype(np.float32 if floating else np.int16)
    z, y, x = spacing
    found = find_lungs(Volume.from_array(hu, np.diag([-x, -y, z, 1.0])))
    assert found.sides.shape == found.cavity.shape == shape
    assert set(np.unique(found.sides)) <= {0, RIGHT, LEFT}
    assert not (found.lung_field & ~found.cavity).any()


@settings(max_examples=4, deadline=None)
@given(order=st.permutations([0, 1, 2]), flips=st.tuples(*[st.booleans()] * 3))
def test_storage_order_does_not_matter(healthy, order, flips):
    chest, expected = healthy
    lps = np.diag([*(-step for step in chest.spacing[:0:-1]), chest.spacing[0], 1.0])
    stored = np.ascontiguousarray(chest.hu[:, :, :].transpose(order))
    affine = np.eye(4)
    for axis, source in enumerate(order):  # array axis n is affine column 2 - n
        affine[:, 2 - axis] = lps[:, 2 - source]
        if flips[axis]:
            stored = np.ascontiguousarray(np.flip(stored, axis))
            affine[:3, 3] += affine[:3, 2 - axis] * (stored.shape[axis] - 1)
            affine[:3, 2 - axis] *= -1
    found = find_lungs(Volume.from_array(stored, affine).axial())
    np.testing.assert_array_equal(found.sides, expected.sides)
    np.testing.assert_array_equal(found.cavity, expected.cavity)


def test_block_mean_is_the_mean_whatever_the_memory_order():
    hu = np.random.default_rng(1).integers(-1000, 1000, (7, 9, 11)).astype(np.int16)
    expected = hu[:6, :9, :8].reshape(3, 2, 3, 3, 2, 4).mean((1, 3, 5))
    for view in (hu, np.asfortranarray(hu), np.flip(np.flip(hu).copy())):
        np.testing.assert_allclose(block_mean(view, (2, 3, 4)), expected, atol=1)


def test_engine_none_allows_everything():
    chest = Chest()
    moved = np.roll(chest.hu, 20, axis=2)
    z, y, x = chest.spacing
    found = find_lungs(Volume.from_array(moved, np.diag([-x, -y, z, 1.0])), "none")
    assert found.cavity.all()
    assert found.lung_field.all()
    border = np.argmax(found.sides[0, 0] == LEFT)
    assert border == pytest.approx(chest.hu.shape[2] / 2 + 20, abs=3)
    assert (np.diff(found.sides.astype(int), axis=2) >= 0).all()


def test_lungmask_finds_the_lungs_where_it_is_asked(monkeypatch, healthy):
    chest, auto = healthy
    seen = {}

    class Inferer:
        def __init__(self, **options):
            seen.update(options)

        def apply(self, image):
            seen["image"] = image
            return np.where(chest.right, 1, np.where(chest.left, 2, 0))

    fake = types.ModuleType("lungmask")
    fake.LMInferer = Inferer
    monkeypatch.setitem(sys.modules, "lungmask", fake)
    found = chest.find(engine="lungmask")
    assert seen["modelname"] == "R231"
    np.testing.assert_array_equal(seen["image"], chest.hu)
    np.testing.assert_array_equal(found.sides == RIGHT, chest.right)
    np.testing.assert_array_equal(found.cavity, auto.cavity | chest.lungs)


def test_missing_lungmask_is_told(monkeypatch, healthy):
    monkeypatch.setitem(sys.modules, "lungmask", None)
    with pytest.raises(DependencyError, match="pip install lungmask"):
        healthy[0].find(engine="lungmask")


def test_lungmask_without_its_weights_is_told(monkeypatch, healthy):
    def offline(**options):
        raise OSError("no route to host")

    fake = types.ModuleType("lungmask")
    fake.LMInferer = offline
    monkeypatch.setitem(sys.modules, "lungmask", fake)
    with pytest.raises(DependencyError, match="weights"):
        healthy[0].find(engine="lungmask")


def test_mask_file_with_sides_keeps_them(tmp_path, healthy):
    chest, auto = healthy
    sides = np.where(chest.right, 1, np.where(chest.left, 2, 0)).astype(np.uint8)
    write_labels(tmp_path / "mask.nii.gz", LabelMap.from_array(sides, chest.volume().affine))
    found = chest.find(engine=tmp_path / "mask.nii.gz")
    np.testing.assert_array_equal(found.sides, sides)
    np.testing.assert_array_equal(found.cavity, auto.cavity | (sides > 0))


def test_mask_file_with_one_label_is_split(tmp_path, healthy):
    chest, _ = healthy
    write_labels(tmp_path / "mask.nrrd", LabelMap.from_array(chest.lungs * np.uint8(255), chest.volume().affine))
    found = chest.find(engine=str(tmp_path / "mask.nrrd"))
    np.testing.assert_array_equal(found.lung_field, chest.lungs)
    assert share(chest.right, found.sides == RIGHT) > 0.99
    assert share(chest.left, found.sides == LEFT) > 0.99


def test_mask_file_in_another_orientation_is_turned(tmp_path, healthy):
    chest, _ = healthy
    sides = np.where(chest.right, 1, np.where(chest.left, 2, 0)).astype(np.uint8)
    affine = chest.volume().affine
    stored = np.ascontiguousarray(sides.transpose(2, 0, 1)[::-1])  # sagittal, from left to right
    turned = np.stack([affine[:, 1], affine[:, 2], -affine[:, 0], affine[:, 3]], axis=1)
    turned[:, 3] += affine[:, 0] * (sides.shape[2] - 1)
    write_labels(tmp_path / "mask.nii.gz", LabelMap.from_array(stored, turned))
    np.testing.assert_array_equal(chest.find(engine=tmp_path / "mask.nii.gz").sides, sides)


def test_mask_file_on_another_grid_is_refused(tmp_path, healthy):
    chest, _ = healthy
    moved = chest.volume().affine
    moved[2, 3] += 5
    write_labels(tmp_path / "mask.nii.gz", LabelMap.from_array(chest.lungs.astype(np.uint8), moved))
    with pytest.raises(InputError, match="another grid"):
        chest.find(engine=tmp_path / "mask.nii.gz")


def test_mask_file_with_other_labels_is_refused(tmp_path, healthy):
    chest, _ = healthy
    lobes = chest.right.astype(np.uint8) + 4 * chest.left.astype(np.uint8)
    write_labels(tmp_path / "mask.nii.gz", LabelMap.from_array(lobes, chest.volume().affine))
    with pytest.raises(InputError, match=r"\[1, 4"):
        chest.find(engine=tmp_path / "mask.nii.gz")


@pytest.mark.parametrize("dtype", [bool, np.uint8, np.int16])
def test_mask_array_is_a_mask_file_without_the_file(tmp_path, healthy, dtype):
    chest, _ = healthy
    write_labels(tmp_path / "mask.nii.gz", LabelMap.from_array(chest.lungs.astype(np.uint8), chest.volume().affine))
    expected = chest.find(engine=tmp_path / "mask.nii.gz")
    label = 300 if dtype is np.int16 else 1
    found = chest.find(engine=chest.lungs.astype(dtype) * dtype(label))
    np.testing.assert_array_equal(found.sides, expected.sides)
    np.testing.assert_array_equal(found.cavity, expected.cavity)
    sides = np.where(chest.right, 1, np.where(chest.left, 2, 0)).astype(dtype)
    if dtype is not bool:
        np.testing.assert_array_equal(chest.find(engine=sides).sides, sides)


def test_mask_array_of_another_shape_is_refused(healthy):
    chest, _ = healthy
    with pytest.raises(InputError, match="make it on the CT itself"):
        chest.find(engine=chest.lungs[1:])


def test_missing_mask_file_is_refused(healthy):
    with pytest.raises(InputError, match="nowhere"):
        healthy[0].find(engine="nowhere.nii.gz")


def test_cancel_works_at_any_time(healthy):
    chest, _ = healthy
    steps = []
    chest.find(progress=lambda done, total: steps.append((done, total)))
    dones, totals = zip(*steps[1:], strict=True)
    assert len(set(totals)) == 1
    assert list(dones) == sorted(dones)
    assert dones[-1] == totals[-1]
    for stop_at in (0, 1, len(steps) // 2, len(steps) - 1):
        cancel = threading.Event()
        count = 0

        def watch(done, total, stop_at=stop_at, cancel=cancel):
            nonlocal count
            if count >= stop_at - 1:
                cancel.set()
            count += 1

        if stop_at == 0:
            cancel.set()
        with pytest.raises(Cancelled):
            chest.find(progress=watch, cancel=cancel)
        assert count == stop_at


def read_pair(folder, name):
    volume = read_volume(folder / "imagesTr" / name).axial()
    label_map = read_labels(folder / "labelsTr" / name)
    labels, affine = label_map.labels, label_map.grid.affine
    return volume, Volume.from_array(labels, affine).axial().hounsfield


def test_real_slices_keep_the_lesions(shared_data):
    """Expert lesions of every third slice of CT100: pooled shares that field and cavity keep."""
    lesions = kept = effusion = effusion_kept = 0
    for path in sorted((shared_data / "ct100" / "imagesTr").glob("*.nii.gz"))[1::3]:
        volume, labels = read_pair(shared_data / "ct100", path.name)
        found = find_lungs(volume)
        lesion = (labels == 1) | (labels == 2)
        lesions += lesion.sum()
        kept += (lesion & found.lung_field).sum()
        effusion += (labels == 3).sum()
        effusion_kept += ((labels == 3) & found.cavity).sum()
        assert found.cavity.mean() < 0.7  # also where the lungs fill the image
    assert kept / lesions > 0.97
    assert effusion_kept / effusion > 0.95


@pytest.mark.parametrize("case", ["lung1_002", "lung1_008"])
def test_real_volumes_keep_the_effusion(shared_data, case):
    volume, labels = read_pair(shared_data / "lung1_effusion", f"{case}.nii.gz")
    found = find_lungs(volume)
    assert share(labels == 3, found.cavity) > 0.95
    field_ml, cavity_ml = found.lung_field.sum() * volume.voxel_ml, found.cavity.sum() * volume.voxel_ml
    assert 2000 < field_ml < 8000
    assert cavity_ml - (labels == 3).sum() * volume.voxel_ml < 1.75 * field_ml
    # Nothing of the neck is lung.
    assert not found.cavity[int(0.9 * volume.shape[0]) :].any()


def test_real_torso_has_lungs_of_a_human_size(shared_data, tmp_path):
    with zipfile.ZipFile(shared_data / "dicom" / "torso_ct.zip") as archive:
        archive.extractall(tmp_path)
    volume = read_volume(tmp_path).axial()
    found = find_lungs(volume)
    right, left = ((found.sides == side).sum() * volume.voxel_ml for side in (RIGHT, LEFT))
    assert 2000 < right + left < 8000
    assert 0.7 < left / right < 1.3
    assert not found.lung_field[:75].any()  # below the lungs
    gas = taken = 0
    for z in range(76, 92):  # at their base: gas in front of them is in the bowel
        parts, _ = ndimage.label(volume.hounsfield[z, :225] < -900)
        bowel = (parts != parts[0, 0]) & (parts > 0)
        gas += bowel.sum()
        taken += (bowel & found.lung_field[z, :225]).sum()
    assert taken < 0.01 * gas
    abdomen_only = find_lungs(Volume.from_array(volume.hounsfield[40:75], volume.affine))
    assert not abdomen_only.cavity.any()
