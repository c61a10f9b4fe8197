"""The command line from outside: exit codes, one sentence for wrong input, nothing half-written or overwritten."""

import io
import json
import subprocess
import sys
from pathlib import Path

import nibabel
import numpy as np
import pytest
from PIL import Image

from CovidSegExtension.cli import batch
from CovidSegExtension.cli.main import main
from CovidSegExtension.evaluation.overlap import score_case
from CovidSegExtension.io.images import is_image_name, read_labels, stem, write_labels, write_volume
from CovidSegExtension.labels import LABELS
from CovidSegExtension.measurement.volumes import Measurement
from CovidSegExtension.runtime.progress import ProgressDisplay
from CovidSegExtension.volume import LabelMap

from ...support.chests import small_chest
from ...support.training_data import decathlon

CHEST, TRUTH = small_chest()


@pytest.fixture
def ct(tmp_path):
    path = tmp_path / "ct.nii.gz"
    write_volume(path, CHEST)
    return path


@pytest.fixture
def segment(threshold_model):
    """Return a function that runs ``covidseg segment`` with a small model on the CPU."""

    def run(*arguments):
        words = ["segment", *map(str, arguments), "--device", "cpu"]
        return main(words if "--model" in words else [*words, "--model", str(threshold_model.folder)])

    return run


def listing(folder):
    """Return every file and folder below; files with their bytes."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def images(folder):
    """Return the names of the images in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir() if is_image_name(path))


def nifti(path, array, affine=CHEST.affine):
    nibabel.save(nibabel.Nifti1Image(array, affine), path)
    return path


def assert_one_sentence(code, output, *words):
    """Assert exit code 2, nothing on stdout and one line on stderr that holds `words`; `output` is (stdout, stderr)."""
    stdout, stderr = output
    lines = stderr.splitlines()
    assert code == 2, stderr
    assert stdout == ""
    assert len(lines) == 1, stderr
    assert lines[0].startswith("covidseg: error: ")
    assert lines[0].endswith(".")
    for word in words:
        assert word in lines[0], f"{word!r} is not in: {lines[0]}"


# Each makes a wrong input in a folder and returns its path.
def no_file(folder):
    return folder / "nowhere.nii.gz"


def not_an_image(folder):
    path = folder / "letter.txt"
    path.write_text("Dear colleague,")
    return path


def text_named_nifti(folder):
    path = folder / "letter.nii.gz"
    path.write_text("Dear colleague,")
    return path


def four_dimensions(folder):
    return nifti(folder / "4d.nii.gz", np.stack([CHEST.hounsfield.transpose(2, 1, 0)] * 3, axis=-1))


def picture(folder):
    path = folder / "slice.png"
    Image.fromarray(np.tile(np.arange(64, dtype=np.uint8) * 4, (64, 1))).save(path)
    return path


def eight_bit_pixels(folder):
    pixels = np.clip((CHEST.hounsfield + 1000.0) / 1400 * 255, 0, 255).astype(np.uint8)
    return nifti(folder / "pixels.nii.gz", pixels.transpose(2, 1, 0))


def mr_like(folder):
    array = np.abs(np.random.default_rng(0).normal(400, 250, (32, 32, 8))).astype(np.int16)
    return nifti(folder / "mr.nii.gz", array)


def nan_voxels(folder):
    array = CHEST.hounsfield.transpose(2, 1, 0).astype(np.float32)
    array[3, 4, 2] = np.nan
    return nifti(folder / "nan.nii.gz", array)


def all_air(folder):
    return nifti(folder / "air.nii.gz", np.full((32, 32, 8), -1000, np.int16))


def spacing_zero(folder):
    path = nifti(folder / "flat.nii", CHEST.hounsfield.transpose(2, 1, 0))
    data = bytearray(path.read_bytes())
    data[80:84] = bytes(4)  # pixdim[1]
    data[280:296] = bytes(16)  # srow_x
    path.write_bytes(data)
    return path


def truncated_gzip(folder):
    path = nifti(folder / "cut.nii.gz", CHEST.hounsfield.transpose(2, 1, 0))
    path.write_bytes(path.read_bytes()[:2000])
    return path


def truncated_nrrd(folder):
    path = folder / "cut.nrrd"
    write_volume(path, CHEST)
    path.write_bytes(path.read_bytes()[:-3000])
    return path


def corrupt_gzip(folder):
    path = nifti(folder / "corrupt.nii.gz", CHEST.hounsfield.transpose(2, 1, 0))
    data = bytearray(path.read_bytes())
    data[1500:1600] = bytes(100)
    path.write_bytes(data)
    return path


def empty_folder(folder):
    path = folder / "empty"
    path.mkdir()
    return path


WRONG_INPUTS = [
    no_file,
    not_an_image,
    text_named_nifti,
    four_dimensions,
    picture,
    eight_bit_pixels,
    mr_like,
    nan_voxels,
    all_air,
    spacing_zero,
    truncated_gzip,
    truncated_nrrd,
    corrupt_gzip,
    empty_folder,
]


@pytest.mark.parametrize("make", WRONG_INPUTS, ids=lambda make: make.__name__)
def test_wrong_input_gets_one_sentence(make, tmp_path, segment, capfd):
    source = make(tmp_path)
    before = listing(tmp_path)
    code = segment(source, "-o", tmp_path / "out" / "lesions.nii.gz")
    assert_one_sentence(code, capfd.readouterr(), source.name)
    assert listing(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["-o", "{tmp}/ct.nii.gz/out.nii.gz"], "ct.nii.gz"),
        (["-o", "{tmp}/out.png"], "out.png"),
        (["-o", "{tmp}/out"], "out"),
        (["-o", "{tmp}/ct.nii.gz", "--force"], "ct.nii.gz"),
        (["-o", "{tmp}/out.nii.gz", "--model", "no-such-model"], "no-such-model"),
        (["-o", "{tmp}/out.nii.gz", "--model", "{tmp}"], "model.json"),
        (["-o", "{tmp}/out.nii.gz", "--device", "cuda:97"], "cuda:97"),
        (["-o", "{tmp}/out.nii.gz", "--device", "abacus"], "abacus"),
        (["-o", "{tmp}/out.nii.gz", "--lung-mask", "{tmp}/mask.nrrd"], "mask.nrrd"),
        (["-o", "{tmp}/out.nii.gz", "--overlay", "{tmp}/picture.nrrd"], "picture.nrrd"),
        (["-o", "{tmp}/out.nii.gz", "--probabilities", "{tmp}/maps.png"], "maps.png"),
        (["-o", "{tmp}/out.nii.gz", "--uncertainty", "{tmp}/out.nii.gz"], "out.nii.gz"),
        (["-o", "{tmp}/out.nii.gz", "--batch-size", "0"], "1 or more"),
        (["-o", "{tmp}/out.nii.gz", "--model", ""], "model's name"),
        (["-o", "{tmp}", "--format", "sub/x.nii.gz"], "sub/x.nii.gz"),
        (["-o", "{tmp}/ct.nii.gz", "--lung-mask", "{tmp}/ct.nii.gz", "--force"], "would replace"),
        (["-o", "{tmp}/out.nii.gz", "--window", "400,-1000"], "-1000,400"),
        (["-o", "{tmp}/out.nii.gz", "--sharpness", "3"], "--help"),
        ([], "--output"),
    ],
)
def test_wrong_option_gets_one_sentence(words, named, tmp_path, ct, threshold_model, capfd):
    before = listing(tmp_path)
    words = [word.format(tmp=tmp_path) for word in words]
    model = [] if "--model" in words else ["--model", str(threshold_model.folder)]
    code = main(["segment", str(ct), *words, *model])
    assert_one_sentence(code, capfd.readouterr(), named)
    assert listing(tmp_path) == before


@pytest.mark.parametrize(
    "words", [["evaluate", "a", "b"], ["train", "no-such-recipe", "--data", "a", "--output", "b"], ["fly"], []]
)
def test_wrong_commands_get_one_sentence(words, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    code = main(words)
    assert_one_sentence(code, capfd.readouterr())
    assert not list(tmp_path.iterdir())


def test_segment_writes_one_file(tmp_path, ct, segment, capsys):
    out = tmp_path / "new" / "lesions.seg.nrrd"
    assert segment(ct, "-o", out) == 0
    label_map = read_labels(out)
    labels, affine = label_map.labels, label_map.grid.affine
    assert np.allclose(affine, CHEST.affine)
    assert score_case(labels, TRUTH, 1.0).classes[LABELS[0].name].dice > 0.9
    captured = capsys.readouterr()
    for label in LABELS:
        assert label.name in captured.out
    assert "mL: all that was found in the scan. %: what lies inside the lungs" in captured.out
    assert "cpu" in captured.out
    assert "network: 100 %" in captured.err
    assert sorted(path.name for path in out.parent.iterdir()) == ["lesions.seg.nrrd"]


def test_printed_millilitres_are_those_of_the_file(tmp_path, ct, segment, capsys):
    out = tmp_path / "lesions.nrrd"
    assert segment(ct, "-o", out, "--lung-mask", "none") == 0
    labels = read_labels(out).labels
    printed = capsys.readouterr().out
    assert labels.any()
    for label in LABELS:
        line = next(line for line in printed.splitlines() if label.name in line)
        assert f"{np.count_nonzero(labels == label.value) * CHEST.voxel_ml:.1f} mL" in line


@pytest.mark.parametrize(
    "option",
    [["--cluster", "local"], ["--jobs", "2"], ["--format", ".nrrd"], ["--recursive"], ["--include-patient"]],
)
def test_an_option_that_would_do_nothing_is_refused(tmp_path, ct, segment, capsys, option):
    assert segment(ct, "-o", tmp_path / "lesions.nrrd", *option) == 2
    said = capsys.readouterr().err
    assert option[0] in said
    assert said.endswith("leave it out.\n")
    assert not (tmp_path / "lesions.nrrd").exists()


def test_a_folder_of_one_ct_takes_the_options_of_many(tmp_path, ct, segment, capsys):
    options = ["--format", ".nrrd", "--jobs", 2, "--cluster", "local", "--recursive", "--lung-mask", "none"]
    assert segment(ct.parent, "-o", tmp_path / "results", *options) == 0
    assert "one CT is segmented on this machine" in capsys.readouterr().err
    assert (tmp_path / "results" / f"{stem(ct)}.nrrd").is_file()


def test_an_unknown_command_is_answered_in_one_sentence(capsys):
    assert main(["segmnt"]) == 2
    assert capsys.readouterr().err.endswith("Did you mean 'segment'? See 'covidseg --help'.\n")


def test_a_volume_that_would_round_to_nothing_is_not_printed_as_none():
    found = (Measurement(LABELS[0], 0.03, None), Measurement(LABELS[1], 0.0, None))
    text = batch.Outcome(batch.Case(Path("ct.nii.gz"), Path("out.nii.gz")), found).text()
    assert [line.split(" mL")[0].split()[-1] for line in text.splitlines()[1:3]] == ["<0.1", "0.0"]


def test_segment_writes_all_files_of_a_case(tmp_path, ct, segment):
    folder = tmp_path / "out"
    extras = {name: folder / f"{name}.nii.gz" for name in ("probabilities", "uncertainty")}
    words = [word for name, path in extras.items() for word in (f"--{name}", path)]
    assert segment(ct, "-o", folder / "labels.mha", *words, "--overlay", folder / "picture.png") == 0
    probabilities = np.asarray(nibabel.load(extras["probabilities"]).dataobj)
    assert sorted(probabilities.shape) == [4, 12, 96, 128]
    assert np.allclose(probabilities.sum(axis=probabilities.shape.index(4)), 1, atol=5e-3)
    uncertainty = np.asarray(nibabel.load(extras["uncertainty"]).dataobj)
    assert 0 <= uncertainty.min() < uncertainty.max() <= 1.001
    assert np.ptp(np.asarray(Image.open(folder / "picture.png").convert("L"))) > 50
    assert len(list(folder.iterdir())) == 4


@pytest.mark.parametrize("existing", ["lesions.nii.gz", "picture.png"])
def test_nothing_is_overwritten_without_force(existing, tmp_path, ct, segment, capfd):
    path = tmp_path / existing
    path.write_bytes(b"an hour of corrections")
    words = [ct, "-o", tmp_path / "lesions.nii.gz", "--overlay", tmp_path / "picture.png"]
    before = listing(tmp_path)
    code = segment(*words)
    assert_one_sentence(code, capfd.readouterr(), existing, "--force")
    assert listing(tmp_path) == before
    assert segment(*words, "--force") == 0
    assert path.read_bytes() != b"an hour of corrections"
    assert len(listing(tmp_path)) == len(before | {tmp_path / "lesions.nii.gz": b"", tmp_path / "picture.png": b""})


def test_if_writing_fails_no_file_of_the_case_is_left(tmp_path, ct, segment, monkeypatch, capfd):
    def full_disk(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(batch, "write_labels", full_disk)
    before = listing(tmp_path)
    code = segment(ct, "-o", tmp_path / "lesions.nii.gz", "--probabilities", tmp_path / "p.nii.gz")
    assert code == 2
    assert "error: Cannot write" in capfd.readouterr().err
    assert listing(tmp_path) == before


def test_if_the_report_fails_no_file_of_the_case_is_left(tmp_path, ct, segment, monkeypatch, capfd):
    from CovidSegExtension.report import case_report

    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(case_report, "write_json", full_disk)
    before = listing(tmp_path)
    words = (ct, "-o", tmp_path / "lesions.nii.gz", "--lung-mask", "none", "--report", tmp_path / "report")
    assert segment(*words) == 2
    assert "disk is full" in capfd.readouterr().err
    assert listing(tmp_path) == before
    monkeypatch.undo()
    assert segment(*words) == 0
    assert len(listing(tmp_path / "report")) == 4
    assert (tmp_path / "lesions.nii.gz").is_file()


def test_a_bad_case_does_not_stop_the_others(tmp_path, segment, capsys):
    folder = tmp_path / "cts"
    for name in ("first.nii.gz", "last.mha"):
        write_volume(folder / name, CHEST)
    all_air(folder)
    assert segment(folder, "-o", tmp_path / "out", "--overlay", tmp_path / "pictures", "--format", ".nrrd") == 1
    assert images(tmp_path / "out") == ["first.nrrd", "last.nrrd"]
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == ["first.png", "last.png"]
    captured = capsys.readouterr()
    assert "2 of 3" in captured.out
    failures = [line for line in captured.err.splitlines() if "failed" in line]
    assert len(failures) == 1
    assert "air.nii.gz" in failures[0]


def test_a_failed_case_ends_with_code_1_for_programs_too(tmp_path, ct, segment, capsys):
    other = tmp_path / "cut.nii.gz"
    other.write_bytes(ct.read_bytes()[:200])
    assert segment(ct, other, "-o", tmp_path / "out", "--json") == 1
    done = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert done == {"event": "done", "failed": 1, "total": 2}


def test_an_unexpected_error_is_one_case_s_failure(tmp_path, ct, segment, capsys, monkeypatch):
    other = tmp_path / "other.nii.gz"
    write_volume(other, CHEST)
    read = batch.read_volume

    def fails_once(path, **options):
        if path == ct:
            raise ZeroDivisionError("a bug")
        return read(path, **options)

    monkeypatch.setattr(batch, "read_volume", fails_once)
    assert segment(ct, other, "-o", tmp_path / "out") == 1
    assert images(tmp_path / "out") == ["other.nii.gz"]
    assert "ZeroDivisionError: a bug" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError):  # a single CT: the traceback is what is needed
        segment(ct, "-o", tmp_path / "single.nii.gz")


def test_equal_names_do_not_overwrite_one_another(tmp_path, segment):
    paths = [tmp_path / name for name in ("a/ct.nii.gz", "b/ct.nii.gz", "b/CT.nrrd", "b/other.mha")]
    for path in paths:
        write_volume(path, CHEST)
    assert segment(*paths, paths[0], "-o", tmp_path / "out") == 0
    assert images(tmp_path / "out") == ["a_ct.nii.gz", "b_CT_2.nii.gz", "b_ct.nii.gz", "other.nii.gz"]


def test_results_never_replace_a_ct(tmp_path, segment, capfd):
    folder = tmp_path / "cts"
    write_volume(folder / "ct.nii.gz", CHEST)
    before = listing(tmp_path)
    code = segment(folder, "-o", folder, "--force")
    assert_one_sentence(code, capfd.readouterr(), "cts")
    assert listing(tmp_path) == before


def test_results_are_kept_apart_from_the_cts(tmp_path, segment, capfd):
    write_volume(tmp_path / "cts" / "ct.nii.gz", CHEST)
    code = segment(tmp_path / "cts", "-o", tmp_path / "cts", "--format", ".nrrd")
    assert_one_sentence(code, capfd.readouterr(), "cts")


def test_one_ct_goes_into_a_folder_that_exists(tmp_path, ct, segment):
    (tmp_path / "out").mkdir()
    mask = tmp_path / "mask.nrrd"
    write_labels(mask, LabelMap.from_array((CHEST.hounsfield < -300).astype(np.uint8), CHEST.affine))
    assert segment(ct, "-o", tmp_path / "out", "--lung-mask", mask) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ct.nii.gz"]


@pytest.mark.parametrize("extra", [["--lung-mask", "{tmp}/mask.nrrd"], ["--overlay", "{tmp}/a.png"]])
def test_what_fits_one_ct_only_is_refused_for_several(extra, tmp_path, ct, segment, capfd):
    for name in ("mask.nrrd", "other.nrrd"):
        write_volume(tmp_path / name, CHEST)
    words = [word.format(tmp=tmp_path) for word in extra]
    code = segment(ct, tmp_path / "other.nrrd", "-o", tmp_path / "out", *words)
    assert_one_sentence(code, capfd.readouterr(), Path(words[1]).name)


def test_a_folder_of_dicom_and_volumes_is_not_guessed_at(tmp_path, ct, segment, capfd):
    (tmp_path / "slice.dcm").write_bytes(bytes(128) + b"DICM")
    code = segment(tmp_path, "-o", tmp_path / "out")
    assert_one_sentence(code, capfd.readouterr(), "holds DICOM and also volumes")


def test_what_exists_in_a_batch_is_kept_and_the_rest_is_made(tmp_path, segment, capsys):
    for name in ("a", "b"):
        write_volume(tmp_path / "cts" / f"{name}.nii.gz", CHEST)
    kept = tmp_path / "out" / "a.nii.gz"
    kept.parent.mkdir()
    kept.write_bytes(b"corrected")
    assert segment(tmp_path / "cts", "-o", tmp_path / "out") == 1
    assert kept.read_bytes() == b"corrected"
    assert (tmp_path / "out" / "b.nii.gz").is_file()
    assert "--force" in capsys.readouterr().err


def test_a_model_that_does_not_work_stops_a_batch_at_once(tmp_path, ct, threshold_model, segment, capfd):
    write_volume(tmp_path / "other.nii.gz", CHEST)
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in threshold_model.folder.iterdir():
        (broken / file.name).write_bytes(file.read_bytes())
    weights = broken / "weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:-8])
    code = segment(ct, ct.parent / "other.nii.gz", "-o", tmp_path / "out", "--model", broken)
    assert_one_sentence(code, capfd.readouterr(), "weights.safetensors")


def test_eight_bit_pixels_are_read_with_a_window(tmp_path, segment):
    assert segment(eight_bit_pixels(tmp_path), "-o", tmp_path / "out.nii.gz", "--window", "-1000,400") == 0


def test_evaluate_prints_scores_and_writes_them(tmp_path, capsys):
    labels = np.zeros((3, 8, 8), np.uint8)
    labels[1, 2:5, 2:5] = 1
    for name in ("found/a.nii", "true/a.nii", "true/b.nii"):
        write_labels(tmp_path / name, LabelMap.from_array(labels, CHEST.affine))
    words = ["evaluate", str(tmp_path / "found"), str(tmp_path / "true"), "--json", str(tmp_path / "scores.json")]
    assert main(words) == 1  # b has no prediction
    assert "1.000" in capsys.readouterr().out
    scores = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    assert scores["summary"]["Ground-glass opacity"]["dice"]["mean"] == 1
    (tmp_path / "true" / "b.nii").unlink()
    assert main(words) == 2  # the file exists
    assert main([*words, "--force"]) == 0


def test_models_lists_and_verifies(threshold_model, monkeypatch, capsys):
    monkeypatch.setattr("CovidSegExtension.models.store.user_models_folder", lambda: threshold_model.folder.parent)
    assert main(["models", "--verify"]) == 0
    assert "threshold (user" in capsys.readouterr().out
    weights = threshold_model.folder / "weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    assert main(["models"]) == 0  # a list alone does not read weights
    assert main(["models", "--verify"]) == 1
    assert "PROBLEM" in capsys.readouterr().out


WITHOUT_LIGHTNING = """
import sys
sys.modules["lightning"] = None
from CovidSegExtension.cli.main import main
sys.exit(main(["train", "accurate", "--data", "a", "--output", "b"]))
"""


def test_training_without_lightning_says_what_to_install(tmp_path):
    decathlon(tmp_path / "a", 6)
    done = subprocess.run([sys.executable, "-c", WITHOUT_LIGHTNING], cwd=tmp_path, capture_output=True, text=True)
    words = ("lightning", 'pip install "covidseg[train]"')
    assert_one_sentence(done.returncode, (done.stdout, done.stderr), *words)


def test_training_gets_its_arguments_and_says_where_the_model_is(threshold_model, monkeypatch, capsys):
    calls = []

    def train(*arguments, report, **options):
        calls.append((arguments, options))
        report.done(threshold_model, None)

    monkeypatch.setattr("CovidSegExtension.training.run.train", train)
    words = ["train", "tiny", "--data", "a", "b", "--output", "c", "--resume", "--device", "cpu", "--max-epochs", "3"]
    assert main([*words, "--set", "optimizer.lr=1", "--folds", "2", "--init", "m", "--name", "n", "--install"]) == 0
    options = {
        "init": "m",
        "name": "n",
        "install": True,
        "overrides": ["optimizer.lr=1", "split.folds=2", "training.epochs=3"],
        "resume": True,
        "device": "cpu",
        "cluster": None,
    }
    assert calls == [(("tiny", [Path("a"), Path("b")], Path("c")), options)]
    assert f"--model {threshold_model.folder}" in capsys.readouterr().out


HELP = """
import sys
from CovidSegExtension.cli.main import main
main(sys.argv[1:])
heavy = {"torch", "SimpleITK", "nibabel", "scipy", "PIL", "matplotlib"} & set(sys.modules)
assert not heavy, heavy
"""


@pytest.mark.parametrize(
    "words", [["--help"], ["segment", "--help"], ["segment", "nowhere.nii", "-o", "out.nii"], ["segment", "-x"]]
)
def test_help_and_wrong_paths_load_nothing_heavy(words, tmp_path):
    done = subprocess.run([sys.executable, "-c", HELP, *words], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_package_runs_as_a_module(tmp_path, threshold_model):
    command = [sys.executable, "-m", "CovidSegExtension"]
    done = subprocess.run([*command, "--help"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0
    for name in ("segment", "demo", "train", "models", "evaluate"):
        assert f"    {name} " in done.stdout
    command += ["segment", str(not_an_image(tmp_path)), "-o", "out.nii", "--model", str(threshold_model.folder)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert_one_sentence(done.returncode, (done.stdout, done.stderr), "letter.txt")


@pytest.mark.parametrize("terminal", [False, True])
def test_progress_is_a_bar_on_a_terminal_and_few_lines_elsewhere(terminal, monkeypatch):
    stream = io.StringIO()
    stream.isatty = lambda: terminal
    monkeypatch.setattr(sys, "stderr", stream)
    with ProgressDisplay("[1/2] ") as progress:
        for stage, total in (("lungs", 3), ("network", 400)):
            for done in range(total + 1):
                progress(stage, done, total)
    shown = stream.getvalue()
    if terminal:
        assert "[1/2] network:   0%" in shown
        assert shown.rsplit("\r", 2)[-2].strip() == ""  # wiped, so that what is printed next stands alone
        assert "\n" not in shown
    else:
        lines = ["lungs: 25 %", "lungs: 50 %", "lungs: 100 %"]
        lines += [f"network: {percent} %" for percent in (25, 50, 75, 100)]
        assert shown.splitlines() == [f"[1/2] {line}" for line in lines]
