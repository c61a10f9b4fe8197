"""Exported models give the labels of the model they came from, in ONNX Runtime and as a MONAI bundle."""

import json

import numpy as np
import pytest
import torch

from CovidSegExtension.cli.main import main
from CovidSegExtension.errors import DependencyError, ModelError, WriteError
from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.inference.segmenter import Segmenter
from CovidSegExtension.io.images import read_labels, write_volume
from CovidSegExtension.models.bundle import load, save
from CovidSegExtension.models.card import ModelCard, TrainingData
from CovidSegExtension.models.export.deployed import Deployed
from CovidSegExtension.models.export.monai_bundle import export_monai
from CovidSegExtension.models.export.onnx_file import export_onnx
from CovidSegExtension.networks import build
from CovidSegExtension.postprocessing import Postprocessing
from CovidSegExtension.preprocessing import Preprocessing

from ...support.chests import small_chest

UNET = {"name": "unet", "widths": [4, 8]}
TWO_WINDOWS = Preprocessing(
    window_hu=(-1000, 150), soft_tissue_window_hu=(-150, 150), normalisation="signed", size=(32, 48)
)
MEMBERS = [{**UNET, "in_channels": 2}] * 2
MODELS = {
    "unet": (UNET, Preprocessing(size=(32, 48))),
    "free-size": ({"name": "unetplusplus", "widths": [4, 8, 8]}, Preprocessing()),
    "ensemble": (
        {"name": "ensemble", "members": MEMBERS, "in_channels": 2, "mirrored": True},
        TWO_WINDOWS,
    ),
    "efficientnet": ({"name": "unet_efficientnet_lite0"}, Preprocessing(size=(32, 64))),
    "stacks": ({"name": "fv_paspp_unet3d", "widths": [4, 8]}, Preprocessing(patch=(4, 32, 32))),
}


def model_of(name, folder):
    network, preprocessing = MODELS[name]
    arguments = dict(network)
    torch.manual_seed(1)
    built = build(**network).eval()
    card = ModelCard(
        name=name,
        version="1.2",
        description="A test.",
        network=arguments.pop("name"),
        network_arguments=arguments,
        preprocessing=preprocessing,
        postprocessing=Postprocessing(class_odds=(1.0, 1.5, 2.0, 1.0)),
        training_data=(TrainingData("Chests", 3, (1, 2, 3), "CC0"),),
    )
    return save(folder / "model", built, card, half=False)


@pytest.mark.parametrize("name", MODELS)
def test_onnx_runtime_gives_the_labels_of_pytorch_for_any_number_of_slices(tmp_path, name):
    onnxruntime = pytest.importorskip("onnxruntime")
    model = model_of(name, tmp_path)
    assert export_onnx(model, tmp_path / "model.onnx") >= 0.999
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    settings = model.card.preprocessing
    shape = settings.patch or settings.size or (64, 32)
    slices = np.random.default_rng(2).uniform(-1200, 300, (3, 1, *shape)).astype(np.float32)
    [answer] = session.run(["probabilities"], {"hounsfield": slices})
    with torch.no_grad():
        network_input = settings.channels(torch.from_numpy(slices))
        odds = torch.tensor([1, 1.5, 2, 1]).view(-1, *[1] * len(shape))
        expected = model.network(network_input).softmax(dim=1) * odds
    np.testing.assert_allclose(answer.sum(axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(answer, (expected / expected.sum(1, keepdim=True)).numpy(), atol=2e-4)
    assert (answer.argmax(axis=1) == expected.argmax(dim=1).numpy()).mean() > 0.999
    kept = session.get_modelmeta().custom_metadata_map
    assert json.loads(kept["covidseg"])["preprocessing"] == json.loads(model.card.to_json())["preprocessing"]
    assert json.loads(kept["channels"])["2"] == "Consolidation"


def test_a_file_with_other_labels_is_not_written(tmp_path, monkeypatch):
    pytest.importorskip("onnxruntime")
    model, original = model_of("unet", tmp_path), Deployed.forward

    def mirrored_outside_of_the_export(self, hounsfield):
        answer = original(self, hounsfield)
        return answer if torch.jit.is_tracing() or len(hounsfield) > 1 else answer.flip(1)

    monkeypatch.setattr(Deployed, "forward", mirrored_outside_of_the_export)
    with pytest.raises(ModelError, match=r"% of the labels that PyTorch gives"):
        export_onnx(model, tmp_path / "model.onnx")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_what_stands_there_and_what_is_missing_is_said(tmp_path, monkeypatch, capsys):
    model = model_of("unet", tmp_path)
    (tmp_path / "there.onnx").write_text("mine")
    (tmp_path / "there").mkdir()
    for words, sentence in (
        (["--onnx", str(tmp_path / "there.onnx")], "or replace it with --force"),
        (["--monai", str(tmp_path / "there")], "exists and is not replaced"),
        (["--onnx", str(tmp_path / "model.pt")], "ends in .onnx"),
        ([], "give --onnx FILE.onnx or --monai FOLDER"),
    ):
        assert main(["export", str(model.folder), *words]) == 2
        assert sentence in capsys.readouterr().err
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    with pytest.raises(DependencyError, match=r"covidseg\[onnx\]"):
        export_onnx(model, tmp_path / "model.onnx")


def test_a_bundle_says_what_its_own_network_finds(tmp_path):
    three = export_monai(model_of("unet", tmp_path), tmp_path / "three")
    network = build("unet", widths=[4, 8], classes=2).eval()
    arguments = {"widths": [4, 8], "classes": 2}
    card = ModelCard("one", "1", "", "unet", arguments, Preprocessing(size=(32, 48)), labels={"Infection": 4})
    one = export_monai(save(tmp_path / "one-model", network, card), tmp_path / "one")
    for bundle, words in ((three, "ground-glass opacity, consolidation and pleural effusion"), (one, "infection")):
        metadata = json.loads((bundle / "configs" / "metadata.json").read_text(encoding="utf-8"))
        assert metadata["task"] == f"Segmentation of {words} on chest CT"
        readme = (bundle / "docs" / "README.md").read_text(encoding="utf-8")
        assert f"probabilities of background and\n{words}.\n" in readme
        assert "pip install monai fire" in readme, "MONAI's command line does not start without it"


@pytest.mark.slow
def test_monai_runs_the_bundle_and_gets_the_labels_of_covidseg(tmp_path, threshold_model):
    bundle = pytest.importorskip("monai.bundle")
    assert main(["export", str(threshold_model.folder), "--monai", str(tmp_path / "bundle")]) == 0
    configs = tmp_path / "bundle" / "configs"
    metadata, inference = str(configs / "metadata.json"), str(configs / "inference.json")
    required = [
        value[bundle.properties.BundlePropertyConfig.ID].removeprefix("_meta_").lstrip(":#")
        for value in bundle.properties.MetaProperties.values()
        if value[bundle.properties.BundleProperty.REQUIRED]
    ]
    parser = bundle.ConfigParser(json.loads((configs / "metadata.json").read_text(encoding="utf-8")))
    assert [name for name in required if name and name not in parser] == []
    here = {"bundle_root": str(tmp_path / "bundle"), "device": "cpu"}
    bundle.verify_net_in_out("network_def", metadata, inference, bundle_root=here["bundle_root"], n=4)

    volume, _ = small_chest()
    write_volume(tmp_path / "ct.nii.gz", volume)
    lesions = tmp_path / "lesions.nii.gz"
    files = {"image": str(tmp_path / "ct.nii.gz"), "output": str(lesions)}
    bundle.run(run_id="run", meta_file=metadata, config_file=inference, **here, **files)
    expected = Segmenter(SegmentationOptions(threshold_model.folder, "cpu")).segment(volume)
    assert expected.labels.any()
    assert np.array_equal(read_labels(lesions).labels, expected.labels)
    alone = torch.jit.load(str(tmp_path / "bundle" / "models" / "model.ts"))
    slices = torch.rand(3, 1, 32, 40) * 1200 - 1000
    assert torch.equal(alone(slices).argmax(1), Deployed(load(threshold_model.folder))(slices).argmax(1))
    with pytest.raises(WriteError, match="exists and is not replaced"):
        export_monai(threshold_model, tmp_path / "bundle")
