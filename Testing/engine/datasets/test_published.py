"""Public data sets as their folders are downloaded, made up here with the published names, become training data."""

import json

import numpy as np
import pytest
from PIL import Image

from CovidSegExtension.cli.main import main
from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.datasets.published import PUBLISHED
from CovidSegExtension.datasets.published.conversion import convert
from CovidSegExtension.datasets.quality import DataCheck, check_case
from CovidSegExtension.errors import InputError
from CovidSegExtension.io import images
from CovidSegExtension.volume import LabelMap, Volume

from ...support.chests import small_chest

WINDOW = (-1250.0, 250.0)


def chest():
    return small_chest((4, 64, 80), (5.0, 4.0, 4.0))


def eight_bit(hounsfield):
    low, high = WINDOW
    return np.clip(np.rint((hounsfield - low) / (high - low) * 255), 0, 255)


def write_pair(image, label, pixels=lambda hounsfield: hounsfield, masks=lambda labels: labels):
    volume, labels = chest()
    images.write_volume(image, Volume.from_array(pixels(volume.hounsfield).astype(np.int16), volume.affine))
    images.write_labels(label, LabelMap.from_array(masks(labels).astype(np.uint8), volume.affine))


def medseg(folder):
    write_pair(folder / "tr_im.nii.gz", folder / "tr_mask.nii.gz")
    for number in (1, 9):
        write_pair(folder / f"rp_im/{number}.nii.gz", folder / f"rp_msk/{number}.nii.gz")
    write_pair(folder / "val_im.nii.gz", folder / "rp_lung_msk/1.nii.gz")


def zenodo(folder):
    for name in ("coronacases_001", "coronacases_010"):
        write_pair(
            folder / f"COVID-19-CT-Seg_20cases/{name}.nii.gz",
            folder / f"Infection_Mask/{name}.nii.gz",
            masks=lambda labels: labels > 0,
        )
        write_pair(folder / "x.nii.gz", folder / f"Lung_and_Infection_Mask/{name}.nii.gz")
    for name in ("radiopaedia_10_85902_1", "radiopaedia_10_85902_3", "radiopaedia_4_85506_1"):
        write_pair(
            folder / f"COVID-19-CT-Seg_20cases/{name}.nii.gz",
            folder / f"Infection_Mask/{name}.nii.gz",
            eight_bit,
            lambda labels: labels > 0,
        )


def mosmed(folder):
    for number in (255, 256):
        write_pair(
            folder / f"studies/CT-1/study_0{number}.nii.gz",
            folder / f"masks/study_0{number}_mask.nii.gz",
            masks=lambda labels: labels > 0,
        )
    write_pair(folder / "studies/CT-0/study_0001.nii.gz", folder / "other.nii.gz")


def infnet(folder):
    volume, labels = chest()
    for number in (5, 17):
        for part in ("Imgs", "GT"):
            (folder / f"MultiClassInfection-Train/{part}").mkdir(parents=True, exist_ok=True)
        pixels = eight_bit(volume.hounsfield[2]).astype(np.uint8)
        Image.fromarray(pixels).convert("RGB").save(folder / f"MultiClassInfection-Train/Imgs/{number}.jpg", quality=95)
        colours = np.array([(0, 0, 0), (128, 0, 0), (0, 128, 0)], np.uint8)[labels[2]]
        Image.fromarray(colours).save(folder / f"MultiClassInfection-Train/GT/{number}.png")


def infnet_infection(folder):
    volume, labels = chest()
    for part in ("LungInfection-Train/Doctor-label", "LungInfection-Test"):
        for kind in ("Imgs", "GT"):
            (folder / part / kind).mkdir(parents=True)
        pixels = eight_bit(volume.hounsfield[2]).astype(np.uint8)
        Image.fromarray(pixels).convert("RGB").save(folder / part / "Imgs/5.jpg", quality=95)
        Image.fromarray(np.uint8(255 * (labels[2] > 0))).save(folder / part / "GT/5.png")


def kaggle_ct_scans(folder):
    for image, mask in (
        ("coronacases_org_001", "coronacases_001"),
        ("radiopaedia_org_covid-19-pneumonia-10-85902_1-dcm", "radiopaedia_10_85902_1"),
    ):
        binary = {"masks": lambda labels: labels > 0}
        write_pair(folder / f"ct_scans/{image}.nii", folder / f"infection_mask/{mask}.nii", **binary)
        write_pair(folder / "x.nii", folder / f"lung_mask/{mask}.nii", masks=lambda labels: 1 + (labels > 1))


def kaggle_arrays(folder):
    volume, labels = chest()
    folder.mkdir()
    for name in ("medseg", "radiopedia"):
        channels = np.stack([labels == 1, labels == 2, (labels == 0) & (volume.hounsfield < -600)], axis=-1)
        channels = np.concatenate([channels, ~channels.any(axis=-1, keepdims=True)], axis=-1)
        np.save(folder / f"images_{name}.npy", volume.hounsfield[..., None].astype(np.float32))
        np.save(folder / f"masks_{name}.npy", channels.astype(np.int8))


MAKE = {
    "medseg": medseg,
    "zenodo-3757476": zenodo,
    "mosmed": mosmed,
    "infnet": infnet,
    "infnet-infection": infnet_infection,
    "kaggle-ct-scans": kaggle_ct_scans,
    "kaggle-covid-segmentation": kaggle_arrays,
}
NAMES = {
    "medseg": [*(f"ct100_00{k}" for k in range(4)), "rp_1", "rp_9"],
    "zenodo-3757476": [
        "coronacases_001",
        "coronacases_010",
        "radiopaedia_10_85902_1",
        "radiopaedia_10_85902_3",
        "radiopaedia_4_85506_1",
    ],
    "mosmed": ["study_0255", "study_0256"],
    "infnet": ["infnet_005", "infnet_017"],
    "infnet-infection": ["infnet_infection_005", "infnet_test_infection_005"],
    "kaggle-ct-scans": ["coronacases_001", "radiopaedia_10_85902_1"],
    "kaggle-covid-segmentation": [*(f"ct100_00{k}" for k in range(4)), *(f"radiopaedia_00{k}" for k in range(4))],
}


def quiet(stage, done, total):
    pass


@pytest.mark.parametrize("kind", PUBLISHED)
def test_each_data_set_becomes_training_data_that_pass_the_check(tmp_path, kind):
    MAKE[kind](tmp_path / "raw")
    converted = convert(kind, tmp_path / "raw", tmp_path / "out", window=WINDOW, progress=quiet)
    assert list(converted.cases) == NAMES[kind]
    assert not converted.left_out
    cases = find_cases([tmp_path / "out"])
    assert {case.annotated for case in cases} == {PUBLISHED[kind].annotated}
    found = DataCheck.of(check_case(case) for case in cases)
    assert not found.problems
    volume, labels = chest()
    for case in cases:
        image = images.read_volume(case.image).hounsfield.astype(float)
        drawn = images.read_labels(case.label).labels
        if kind != "infnet" and len(image) > 1:
            expected = np.clip(volume.hounsfield, *WINDOW) if "radiopaedia" in case.name else volume.hounsfield
            assert np.abs(image - expected).max() <= 1500 / 255
            np.testing.assert_array_equal(drawn > 0, labels > 0)
            assert (drawn.max() == 4) == PUBLISHED[kind].infection


def test_slices_of_a_stack_are_cases_that_lie_as_in_the_stack(tmp_path):
    medseg(tmp_path / "raw")
    convert("medseg", tmp_path / "raw", tmp_path / "out", progress=quiet)
    volume, labels = chest()
    axial, drawn = volume.axial(), volume.orientation.to_axial(labels)
    for k in range(4):
        image = images.read_volume(tmp_path / f"out/imagesTr/ct100_{k:03d}.nii.gz")
        label = images.read_labels(tmp_path / f"out/labelsTr/ct100_{k:03d}.nii.gz").labels
        np.testing.assert_array_equal(image.axial().hounsfield[0], axial.hounsfield[k])
        np.testing.assert_array_equal(label[0], drawn[k])
        assert image.spacing_mm == pytest.approx((5.0, 4.0, 4.0))


def test_slices_of_one_patient_stay_together(tmp_path):
    from CovidSegExtension.datasets.published.layout import CT100_SAME_PATIENT, Pair

    medseg(tmp_path / "raw")
    convert("medseg", tmp_path / "raw", tmp_path / "out", progress=quiet)
    patients = {case.name: case.patient for case in find_cases([tmp_path / "out"])}
    assert len(set(patients.values())) == len(patients)  # of slices 0 to 3 and two volumes, none are alike
    stack = Pair("ct100", tmp_path, tmp_path, stack=True, same_patient=CT100_SAME_PATIENT)
    assert {stack.patient_of(number) for number in (4, 5, 17, 46)} == {"ct100_004 and others"}
    assert stack.patient_of(10) == stack.patient_of(43) != stack.patient_of(21)
    assert stack.patient_of(6) == ""
    numbers = [number for group in CT100_SAME_PATIENT for number in group]
    assert len(set(numbers)) == len(numbers) == 12


def test_a_stack_gives_its_slices_the_patients_that_are_known(tmp_path, monkeypatch):
    monkeypatch.setattr("CovidSegExtension.datasets.published.medseg.CT100_SAME_PATIENT", ((0, 2),))
    medseg(tmp_path / "raw")
    convert("medseg", tmp_path / "raw", tmp_path / "out", progress=quiet)
    patients = {case.name: case.patient for case in find_cases([tmp_path / "out"])}
    assert patients["ct100_000"] == patients["ct100_002"] == "ct100_000 and others"
    assert len(set(patients.values())) == len(patients) - 1


def test_pictures_lie_in_the_radiological_view_with_their_colours(tmp_path):
    infnet(tmp_path / "raw")
    # The folder of the pictures itself is taken too: this is how the test half is asked for.
    convert("infnet", tmp_path / "raw/MultiClassInfection-Train", tmp_path / "out", window=WINDOW, progress=quiet)
    image = images.read_volume(tmp_path / "out/imagesTr/infnet_005.nii.gz").axial()
    labels = images.read_labels(tmp_path / "out/labelsTr/infnet_005.nii.gz").labels
    volume, drawn = chest()
    assert np.abs(image.hounsfield[0] - np.clip(volume.hounsfield[2], *WINDOW)).mean() < 15
    np.testing.assert_array_equal(labels[0], drawn[2])


def test_eight_bit_images_are_left_out_unless_told_their_window(tmp_path, capsys):
    zenodo(tmp_path / "raw")
    words = ["convert", "zenodo-3757476", str(tmp_path / "raw"), str(tmp_path / "out")]
    assert main(words) == 1
    captured = capsys.readouterr()
    assert "2 cases are in" in captured.out
    assert captured.err.count("left out radiopaedia") == 3
    assert "--window" in captured.err
    words[-1] += "2"
    assert main([*words, "--window", "-1250,250"]) == 0


def test_patients_with_several_scans_stay_one_patient(tmp_path):
    zenodo(tmp_path / "raw")
    convert("zenodo-3757476", tmp_path / "raw", tmp_path / "out", window=WINDOW, progress=quiet)
    patients = {case.name: case.patient for case in find_cases([tmp_path / "out"])}
    assert patients["radiopaedia_10_85902_1"] == patients["radiopaedia_10_85902_3"]
    assert len(set(patients.values())) == 4


def test_infection_is_divided_by_density_only_when_told(tmp_path):
    mosmed(tmp_path / "raw")
    convert("mosmed", tmp_path / "raw", tmp_path / "whole", progress=quiet)
    description = json.loads((tmp_path / "whole/dataset.json").read_text(encoding="utf-8"))
    assert description["annotated_labels"] == [4]
    assert "not told apart" in description["labels"]["4"]
    whole = images.read_labels(tmp_path / "whole/labelsTr/study_0255.nii.gz").labels
    np.testing.assert_array_equal(whole, np.where(chest()[1] > 0, 4, 0))
    convert("mosmed", tmp_path / "raw", tmp_path / "divided", consolidation_above=-250, progress=quiet)
    assert json.loads((tmp_path / "divided/dataset.json").read_text(encoding="utf-8"))["annotated_labels"] == [1, 2]
    _, labels = chest()
    divided = images.read_labels(tmp_path / "divided/labelsTr/study_0255.nii.gz").labels
    np.testing.assert_array_equal(divided, labels)


@pytest.mark.parametrize("kind", PUBLISHED)
def test_a_folder_with_other_things_is_refused_with_what_was_expected(tmp_path, kind):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "readme.txt").write_text("nothing")
    with pytest.raises(InputError, match=r"does not hold .* as published; expected"):
        convert(kind, tmp_path / "raw", tmp_path / "out", progress=quiet)
    assert not (tmp_path / "out").exists()


def test_wrong_requests_are_refused(tmp_path, capsys):
    medseg(tmp_path / "raw")
    with pytest.raises(InputError, match="leave --consolidation-above out"):
        convert("medseg", tmp_path / "raw", tmp_path / "out", consolidation_above=-200, progress=quiet)
    with pytest.raises(InputError, match="is not empty"):
        convert("medseg", tmp_path / "raw", tmp_path / "raw", progress=quiet)
    with pytest.raises(InputError, match="is no folder"):
        convert("medseg", tmp_path / "absent", tmp_path / "out", progress=quiet)
    assert main(["convert", "kaggle", "a", "b"]) == 2
    assert "choose one of: medseg, zenodo-3757476, mosmed, infnet" in capsys.readouterr().err


def test_a_broken_pair_is_named_and_the_others_are_converted(tmp_path):
    mosmed(tmp_path / "raw")
    volume, labels = chest()
    images.write_labels(tmp_path / "raw/masks/study_0255_mask.nii.gz", LabelMap.from_array(labels[1:], volume.affine))
    converted = convert("mosmed", tmp_path / "raw", tmp_path / "out", progress=quiet)
    assert converted.cases == ("study_0256",)
    assert converted.left_out == ("study_0255: image and label lie on different grids.",)


def test_kaggles_arrays_give_classes_lungs_and_one_patient_for_volumes_that_nobody_divides(tmp_path):
    kaggle_arrays(tmp_path / "raw")
    convert("kaggle-covid-segmentation", tmp_path / "raw", tmp_path / "out", progress=quiet)
    volume, labels = chest()
    cases = {case.name: case for case in find_cases([tmp_path / "out"])}
    for k in range(4):
        case = cases[f"ct100_00{k}"]
        np.testing.assert_array_equal(images.read_labels(case.label).labels[0], labels[k])
        lungs = images.read_labels(case.lungs).labels[0]
        np.testing.assert_array_equal(lungs > 0, (labels[k] > 0) | (volume.hounsfield[k] < -600))
    assert {case.patient for name, case in cases.items() if name.startswith("radio")} == {"radiopaedia volumes"}


def test_kaggles_arrays_of_another_shape_are_told(tmp_path):
    kaggle_arrays(tmp_path / "raw")
    np.save(tmp_path / "raw/masks_medseg.npy", np.zeros((4, 64, 80), np.int8))
    converted = convert("kaggle-covid-segmentation", tmp_path / "raw", tmp_path / "out", progress=quiet)
    assert len(converted.cases) == 4
    assert "expected slices of the shape (N, Y, X, 1) and masks (N, Y, X, 4)" in converted.left_out[0]


def test_lung_masks_of_the_data_set_are_kept(tmp_path):
    kaggle_ct_scans(tmp_path / "raw")
    convert("kaggle-ct-scans", tmp_path / "raw", tmp_path / "out", window=WINDOW, progress=quiet)
    _, labels = chest()
    for case in find_cases([tmp_path / "out"]):
        assert case.lungs is not None
        assert (images.read_labels(case.lungs).labels == 1).all(), "right and left as one"
        np.testing.assert_array_equal(images.read_labels(case.label).labels, np.where(labels > 0, 4, 0))
    assert [case.patient.split(": ")[-1] for case in find_cases([tmp_path / "out"])] == [
        "coronacases_001",
        "radiopaedia_10",
    ]


def test_inf_nets_test_pictures_come_beside_those_of_training(tmp_path):
    infnet(tmp_path / "raw")
    (tmp_path / "raw" / "MultiClassInfection-Test").mkdir()
    for part in ("Imgs", "GT"):
        source = tmp_path / "raw" / "MultiClassInfection-Train" / part
        (tmp_path / "raw" / "MultiClassInfection-Test" / part).symlink_to(source, target_is_directory=True)
    converted = convert("infnet", tmp_path / "raw", tmp_path / "out", window=WINDOW, progress=quiet)
    assert converted.cases == ("infnet_005", "infnet_017", "infnet_test_005", "infnet_test_017")
