"""A model as one ONNX file, whose labels are compared with PyTorch's before it takes its name."""

import dataclasses
import json
import logging
import warnings
from pathlib import Path

import torch

from ...errors import DependencyError, ModelError
from ...files import atomic_path
from ..bundle import Model
from .deployed import INPUT, OUTPUT, Deployed, channel_names, example

OPSET = 18
SAME_LABELS = 0.999
"""Share of pixels of an example whose label must be that of PyTorch: sums in another order change ties."""


def export_onnx(model: Model, target: Path, *, overwrite: bool = False) -> float:
    """Write ``HU in, probabilities out`` (see `Deployed`) as an ONNX file; return the share of equal labels.

    The number of slices is free; rows and columns are those of the model's preprocessing, or free where it names none.
    The card lies in the file's metadata under ``covidseg``, its classes under ``channels``.

    Raises
    ------
    DependencyError
        If onnx or onnxruntime is missing.
    ModelError
        If the file gives other labels than PyTorch.
    WriteError
        If it cannot be written, or exists.
    """
    try:
        import onnx
        import onnxruntime
    except ModuleNotFoundError as error:
        raise DependencyError(
            f'Export to ONNX needs the package {error.name}, which is not installed; run: pip install "covidseg[onnx]".'
        ) from error
    network, slices = Deployed(model), example(model)
    free = {0: "slices"}
    if model.card.preprocessing.size is None and model.card.preprocessing.patch is None:
        free |= {2: "rows", 3: "columns"}
    with atomic_path(target, overwrite=overwrite) as path, torch.no_grad():
        with warnings.catch_warnings():
            # The exporter by torch.export fixes the number of slices of networks that pad; this one traces.
            warnings.simplefilter("ignore")
            logging.getLogger("torch.onnx").setLevel(logging.ERROR)
            torch.onnx.export(
                network,
                (slices,),
                str(path),
                dynamo=False,
                opset_version=OPSET,
                input_names=[INPUT],
                output_names=[OUTPUT],
                dynamic_axes={INPUT: free, OUTPUT: free},
            )
        file = onnx.load(path)
        card = json.loads(dataclasses.replace(model.card, cases=None).to_json())
        values = {"covidseg": json.dumps(card), "channels": json.dumps(channel_names(model))}
        onnx.helper.set_model_props(file, values)
        onnx.checker.check_model(file)
        onnx.save(file, path)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        # One slice where two were traced: the number must be free.
        [answer] = session.run([OUTPUT], {INPUT: slices[:1].numpy()})
        same = float((torch.from_numpy(answer).argmax(dim=1) == network(slices[:1]).argmax(dim=1)).float().mean())
        if same < SAME_LABELS:
            raise ModelError(
                f"The ONNX file gives {100 * same:.2f} % of the labels that PyTorch gives, and at least "
                f"{100 * SAME_LABELS:.1f} % were expected; nothing was written."
            )
    return same
