"""Slices made thicker and thinner, and volumes by thickness, where the right answer is known."""

import csv

import numpy as np
import pytest

from benchmarks.robustness import thickness
from benchmarks.robustness.thickness import resliced
from CovidSegExtension.errors import InputError
from CovidSegExtension.io.images import write_volume
from CovidSegExtension.volume import Volume
from Testing.support.chests import small_chest
from Testing.support.models import save_threshold_model


def stack(values, spacing):
    array = np.broadcast_to(np.array(values, np.int16)[:, None, None], (len(values), 3, 4))
    affine = np.diag([-1.0, -1.0, spacing, 1.0])
    affine[:3, 3] = (5, 6, 30)
    return Volume.from_array(np.ascontiguousarray(array), affine)


def profile(volume):
    return volume.hounsfield[:, 0, 0].tolist()


def test_thick_slices_are_means_over_their_depth():
    thick = resliced(stack([0, 100, 200, 300, 400, 500], 3.0), 7.5)
    # 7.5 mm are two slices and a half: (3 * 0 + 3 * 100 + 1.5 * 200) / 7.5 and (1.5 * 200 + 3 * 300 + 3 * 400) / 7.5.
    assert profile(thick) == [80, 320]
    assert thick.spacing_mm == (7.5, 1.0, 1.0)
    assert thick.affine[2, 3] == pytest.approx(30 - 1.5 + 3.75)


def test_thin_slices_are_interpolated_and_stay_in_place():
    thin = resliced(stack([0, 90, 180], 3.0), 1.0)
    assert profile(thin) == [0, 0, 30, 60, 90, 120, 150, 180, 180]
    assert thin.affine[2, 3] == pytest.approx(29)


def test_slices_of_the_same_thickness_are_the_same():
    volume = stack([0, 100, 200], 2.5)
    same = resliced(volume, 2.5)
    np.testing.assert_array_equal(same.hounsfield, volume.hounsfield)
    np.testing.assert_array_equal(same.affine, volume.affine)


def test_a_stack_lower_than_a_slice_is_refused():
    with pytest.raises(InputError, match=r"make none of 7\.5 mm"):
        resliced(stack([0, 100], 3.0), 7.5)


def test_volumes_go_from_command_line_to_files(tmp_path, monkeypatch, capsys):
    volume, _ = small_chest(spacing_mm=(3.0, 2.0, 2.0))
    write_volume(tmp_path / "chest.nii.gz", volume)
    model = save_threshold_model(tmp_path / "model")
    monkeypatch.setattr(thickness, "THICKNESS_MM", (5.0,))
    words = [model.folder, tmp_path / "chest.nii.gz", "-o", tmp_path / "out", "--device", "cpu"]
    assert thickness.main([*map(str, words)]) == 0
    text = (tmp_path / "out" / "thickness.md").read_text(encoding="utf-8")
    assert text in capsys.readouterr().out + "\n"
    with (tmp_path / "out" / "thickness.csv").open(newline="", encoding="utf-8") as file:
        plain, thick = csv.DictReader(file)
    assert (plain["made"], thick["made"], float(thick["slice mm"])) == ("as it is", "averaged", 5.0)
    assert float(thick["lungs mL"]) == pytest.approx(float(plain["lungs mL"]), rel=0.15)
    assert float(plain["Consolidation"]) > 0
    assert thickness.main([*map(str, words)]) == 2
