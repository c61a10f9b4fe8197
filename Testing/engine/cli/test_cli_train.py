"""The commands `check` and `train` as a user meets them: what they print, write and refuse."""

import json
import subprocess
import sys

import pytest

from CovidSegExtension.cli.main import main
from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.errors import InputError

from ...support.training_data import TINY, decathlon


def test_check_says_what_it_found_and_writes_sheet_and_figures(tmp_path, capsys):
    folder = decathlon(tmp_path / "data", 2, apart=6)
    words = ["check", str(folder), "--picture", str(tmp_path / "sheet.png"), "--json", str(tmp_path / "check.json")]
    assert main(words) == 0
    assert "Nothing looks wrong in 2 of 2 cases" in capsys.readouterr().out
    assert (tmp_path / "sheet.png").stat().st_size > 1000
    assert len(json.loads((tmp_path / "check.json").read_text(encoding="utf-8"))["cases"]) == 2
    (folder / "labelsTr/Chests_1.nii.gz").write_bytes(b"broken")
    assert main(words) == 2
    assert (
        f"{tmp_path / 'sheet.png'} exists; choose another name, or replace it with --force" in capsys.readouterr().err
    )
    assert main([*words, "--force"]) == 1
    assert "CANNOT BE USED: The case 'Chests_1'" in capsys.readouterr().out
    assert main(["check", str(tmp_path)]) == 2
    assert "holds no dataset.json" in capsys.readouterr().err


def test_help_teaches_by_example(capsys):
    for command, words in (
        ("train", ("--init accurate", "--set optimizer.lr=0.001", "--resume", "annotated_labels", "torchrun")),
        ("convert", ("zenodo-3757476", "study_0255_mask.nii.gz", "--window")),
        ("check", ("--picture",)),
    ):
        assert main([command, "--help"]) == 0
        text = capsys.readouterr().out
        for word in words:
            assert word in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["tiny.toml", "--set", "optimizer.lrr=1"], "did you mean 'optimizer.lr'?"),
        (["tiny.toml", "--set", "training.precision=half"], "'training.precision' must be 'auto', '32-true'"),
        (["tiny.toml", "--set", "network.depth=3"], "cannot be built"),
        (["tiny.toml", "--set", "preprocessing.soft_tissue_window_hu=[-150, 150]"], "network.in_channels is 1"),
        (["tiny.toml", "--set", "loss.name=dise"], "'loss.name' must be 'cross_entropy', 'dice'"),
        (["tiny.toml", "--folds", "5"], "5 folds need as many patients; the data hold 2"),
        (["tiny.toml", "--folds", "1"], "'split.folds' must be 0 (none) or at least 2"),
        (["tiny.toml", "--init", "nobody"], "There is no model 'nobody'"),
        (["nobody"], "There is no recipe 'nobody'"),
        ([], "name a recipe, or a model to fine-tune with --init"),
    ],
)
def test_wrong_requests_are_refused_before_any_work(tmp_path, monkeypatch, capsys, words, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tiny.toml").write_text(TINY)
    decathlon(tmp_path / "data", 2)
    assert main(["train", *words, "--data", "data", "--output", "run", "--device", "cpu"]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert not list((tmp_path / "run").glob("model")), "nothing was trained"


def test_cases_of_one_name_in_two_sets_are_told_apart(tmp_path):
    first, second = (decathlon(tmp_path / name, 2) for name in ("first", "second"))
    description = json.loads((second / "dataset.json").read_text(encoding="utf-8"))
    (second / "dataset.json").write_text(json.dumps(description | {"name": "Other"}))
    cases = find_cases([first, second])
    assert [case.name for case in cases] == [
        "Chests: Chests_0",
        "Chests: Chests_1",
        "Other: Chests_0",
        "Other: Chests_1",
    ]
    assert len({case.patient for case in cases}) == 4
    with pytest.raises(InputError, match="Two training cases are named 'Chests: Chests_0'"):
        find_cases([first, first])


def test_wrong_request_is_refused_before_torch_is_imported(tmp_path):
    """A typing error is told at once; torch and Lightning take seconds."""
    recipe = tmp_path / "wrong.toml"
    recipe.write_text('name = "x"\n[optimizer]\nlearning_rate = 1\n')
    given = ["--data", str(tmp_path), "--output", str(tmp_path / "out")]
    data, used = decathlon(tmp_path / "data", 1), tmp_path / "used"
    used.mkdir()
    (used / "notes.txt").write_text("mine")
    there = ["--data", str(data), "--output"]
    requests = {
        "holds no dataset.json": ["train", "accurate", *given],
        f"The folder {used} is not empty": ["train", "accurate", *there, str(used)],
        "5 folds need as many patients; the data hold 1": ["train", "accurate", *there, "x", "--folds", "5"],
        "is no list of values to sweep": ["train", "accurate", "--sweep", "split.seed=1", *given],
        "leave --install out and name one": ["train", "accurate", "--sweep", "split.seed=[1]", "--install", *given],
        "give --onnx FILE.onnx or --monai FOLDER": ["export", "accurate"],
        f"{tmp_path / 'nowhere'}": ["score", "accurate", "--data", str(tmp_path / "nowhere")],
        "There is no recipe 'acurate'; did you mean 'accurate'?": ["train", "acurate", *given],
        "'optimizer.learning_rate'": ["train", str(recipe), *given],
        "did you mean 'optimizer.lr'": ["train", "accurate", "--set", "optimizer.lrr=1", *given],
        "There is no network named 'unett'": ["train", "accurate", "--set", "network.name=unett", *given],
        "There is no table '005'": ["experiment", "005", *given],
        "has no row 'unet-0'": ["experiment", "000-unetplusplus", "--only", "unet-0", *given],
        "'optimizer.lrr'": ["experiment", "000-unetplusplus", "--set", "optimizer.lrr=1", *given],
    }
    code = (
        "import json, sys; from CovidSegExtension.cli.main import main\n"
        "for words in json.loads(sys.argv[1]): assert main(words) == 2\n"
        "print(*sorted({'torch', 'lightning', 'scipy', 'matplotlib'} & sys.modules.keys()))"
    )
    words = [sys.executable, "-c", code, json.dumps(list(requests.values()))]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    assert [sentence for sentence in requests if sentence not in done.stderr] == []
    assert done.stdout.split() == []
