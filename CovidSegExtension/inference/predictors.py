"""What runs a network: PyTorch, or on a CPU OpenVINO where that is installed (extra ``fast``) and was measured faster.

The choice is made on the first slices that a model meets on a machine, and remembered with the converted network in
the user's cache folder: later runs need neither PyTorch's network nor the conversion. ``COVIDSEG_BACKEND=torch`` in the
environment keeps to PyTorch, ``COVIDSEG_BACKEND=float32`` to PyTorch in 32 bits.
"""

import functools
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import sys
import threading
import time
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from ..errors import WriteError
from ..files import atomic_paths
from ..models.card import ModelCard
from ..networks.layers import channels_last
from ..networks.precision import rounded
from ..networks.threads import Crew, thread_count

BACKEND_VARIABLE = "COVIDSEG_BACKEND"

SAFE_AGREEMENT = 0.998
"""Share of pixels on which a faster network must give the label of the exact one."""
_FORM = 2
"""Of what is remembered; counted up whenever networks are converted in another way."""
ROUNDS = 3
"""How often each is timed; the fastest time counts, since other programs only ever slow one down."""
_ALONE = threading.Lock()
"""Held by the first inferences of OpenVINO in this process, until one is done. Its Python binding sets itself up in the
first one; of two threads that did so at once, each waited for ever for the other, one for Python's own lock."""
_IS_SET_UP = threading.Event()
KEPT = 20
"""Networks that are remembered, some 10 MB each: trainings measure many that are never used again."""


class Predictor(Protocol):
    """A network ready to run; several threads may call it at once."""

    @property
    def name(self) -> str:
        """What runs it, for people: ``PyTorch bfloat16``."""
        ...

    @property
    def exact(self) -> bool:
        """Whether it computes in 32 bits throughout."""
        ...

    def __call__(self, network_input: Tensor) -> Tensor:
        """Map (N, C_in, ...) to logits (N, C, ...), both in 32 bits."""
        ...


class TorchPredictor:
    """A network in PyTorch, on the device where it lies.

    Parameters
    ----------
    network : Module
        In evaluation mode and in `dtype`.
    """

    def __init__(self, network: nn.Module, dtype: torch.dtype) -> None:
        self._network, self._dtype = network, dtype
        self._order = channels_last(network)
        self.name = f"PyTorch {str(dtype).removeprefix('torch.')}"
        self.exact = dtype == torch.float32

    def __call__(self, network_input: Tensor) -> Tensor:
        """As `Predictor`."""
        return self._network(network_input.to(self._dtype, memory_format=self._order)).float()


class OpenVinoPredictor:
    """A network converted to OpenVINO's own form, compiled for each shape of input that comes.

    Parameters
    ----------
    network : openvino.Model or Path
        Or its ``.xml`` file, beside which the weights lie.
    precision : {"bf16", "f32"}
    """

    def __init__(self, network: Any, precision: str) -> None:
        self._network = _core().read_model(network) if isinstance(network, Path) else network
        self._precision = precision
        self._threads = thread_count()
        self._compiled: dict[tuple[int, ...], Any] = {}
        self._lock = threading.Lock()
        self._requests = threading.local()
        self.name = f"OpenVINO {precision}"
        self.exact = precision == "f32"

    def __call__(self, network_input: Tensor) -> Tensor:
        """As `Predictor`."""
        if _IS_SET_UP.is_set():
            return self._infer(network_input)
        with _ALONE:
            answer = self._infer(network_input)
        _IS_SET_UP.set()
        return answer

    def _infer(self, network_input: Tensor) -> Tensor:
        shape = tuple(network_input.shape)
        requests: dict[Any, Any] = self._requests.__dict__
        if shape not in requests:
            requests[shape] = self._compile(shape).create_infer_request()
        answer = requests[shape].infer([network_input.contiguous().numpy()], share_inputs=True)
        return torch.from_numpy(answer[0].copy())

    def _compile(self, shape: tuple[int, ...]) -> Any:
        with self._lock:
            if shape not in self._compiled:
                settings = {
                    "INFERENCE_PRECISION_HINT": self._precision,
                    "INFERENCE_NUM_THREADS": self._threads,
                    "NUM_STREAMS": self._threads,
                }
                self._network.reshape(list(shape))
                self._compiled[shape] = _core().compile_model(self._network, "CPU", settings)
            return self._compiled[shape]


@dataclass(frozen=True)
class Choice:
    """What was measured on this machine.

    Attributes
    ----------
    backend : {"torch", "openvino"}
        The faster one.
    precision : {"bf16", "f32"}
        Of OpenVINO.
    milliseconds : dict
        Wall time a slice or patch with all threads at work, by the name of the predictor.
    agreement : float
        Share of pixels on which OpenVINO gave the label of PyTorch in 32 bits.
    """

    backend: str
    precision: str
    milliseconds: dict[str, float]
    agreement: float


class Shelf:
    """Where the choice for one network is remembered, with the converted network where OpenVINO won.

    Parameters
    ----------
    card : ModelCard
    part : str
        Which part of the model's network: ``whole``, or ``first`` of an ensemble.
    """

    def __init__(self, card: ModelCard, part: str) -> None:
        from platformdirs import user_cache_path

        described = json.dumps(
            [card.sha256, card.network, card.network_arguments, part, _FORM, _versions(), _processor(), thread_count()],
            sort_keys=True,
            default=str,
        )
        key = hashlib.sha256(described.encode()).hexdigest()[:32]
        folder = user_cache_path("covidseg") / "backends"
        self._choice, self._network = folder / f"{key}.json", folder / f"{key}.xml"

    def recall(self) -> Choice | None:
        """Return the choice, or None where none was made, or it can no longer be read."""
        try:
            os.utime(self._choice)  # used now: it is not the next to be forgotten
            return Choice(**json.loads(self._choice.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def predictor(self, choice: Choice) -> OpenVinoPredictor | None:
        """Return the remembered network, or None where its files are damaged or gone: it is then converted anew."""
        try:
            return OpenVinoPredictor(self._network, choice.precision)
        except RuntimeError:
            return None

    def remember(self, choice: Choice, network: Any) -> None:
        """Keep a choice, and the converted network where OpenVINO won; a folder that is full or closed costs speed."""
        files = [self._network, self._network.with_suffix(".bin"), self._choice]
        try:
            with atomic_paths(files if choice.backend == "openvino" else files[-1:]) as temporary:
                if choice.backend == "openvino":
                    openvino_silenced().save_model(network, temporary[0], compress_to_fp16=False)
                    temporary[0].with_suffix(".bin").replace(temporary[1])
                temporary[-1].write_text(json.dumps(asdict(choice), indent=2) + "\n", encoding="utf-8")
            self._forget_old()
        except (WriteError, RuntimeError, OSError):
            return

    def _forget_old(self) -> None:
        """Remove the choices, with their networks, that have been unused longest."""
        choices = sorted(self._choice.parent.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for choice in choices[KEPT:]:
            for suffix in (".json", ".xml", ".bin"):
                choice.with_suffix(suffix).unlink(missing_ok=True)


def only_exact() -> bool:
    """Tell whether networks are to run in 32 bits, whatever is faster."""
    return os.environ.get(BACKEND_VARIABLE) == "float32"


def openvino_fits(device: torch.device) -> bool:
    """Tell whether OpenVINO may run a network: it is installed and wanted, and the network runs on a CPU."""
    wanted = device.type == "cpu" and os.environ.get(BACKEND_VARIABLE, "auto") == "auto"
    return wanted and importlib.util.find_spec("openvino") is not None


def choose(exact: nn.Module, plain: TorchPredictor, network_input: Tensor, shelf: Shelf) -> Predictor:
    """Return the fastest of PyTorch's and OpenVINO's predictors whose labels agree with 32 bits, and remember it.

    Parameters
    ----------
    exact : Module
        The network in 32 bits.
    plain : TorchPredictor
        The same network as PyTorch runs it best.
    network_input : tensor, shape (N, C_in, H, W)
        Slices that show lung.
    """
    labels = TorchPredictor(exact, torch.float32)(network_input).argmax(dim=1)
    precisions = ["bf16"] * ("BF16" in _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")) + ["f32"]
    for precision in precisions:
        network = rounded(exact, torch.bfloat16) if precision == "bf16" else exact
        converted = _converted(network, network_input)
        fast = OpenVinoPredictor(converted, precision)
        agreement = (fast(network_input).argmax(dim=1) == labels).float().mean().item()
        if agreement >= SAFE_AGREEMENT:
            break
    milliseconds = measure_milliseconds((plain, fast), network_input)
    won = agreement >= SAFE_AGREEMENT and milliseconds[fast.name] < milliseconds[plain.name]
    shelf.remember(Choice("openvino" if won else "torch", precision, milliseconds, agreement), converted)
    return fast if won else plain


def _converted(network: nn.Module, network_input: Tensor) -> Any:
    with torch.no_grad(), warnings.catch_warnings():
        # What PyTorch advises instead, torch.export, takes OpenVINO ten times as long to convert.
        warnings.simplefilter("ignore")
        # check_trace would run the network twice more, and compare names that change by themselves.
        traced = torch.jit.trace(network, network_input, check_trace=False)
    model = openvino_silenced().convert_model(traced, example_input=network_input)
    model.reshape([-1, network_input.shape[1], -1, -1])
    return model


def measure_milliseconds(predictors: tuple[Predictor, ...], network_input: Tensor) -> dict[str, float]:
    """Return the wall time a slice of each predictor, by its name, with all threads at work."""
    count = thread_count()
    best: dict[str, float] = {}
    with Crew(count) as crew:
        for _ in range(1 + ROUNDS):  # the first time, memory is taken
            for predictor in predictors:
                start = time.perf_counter()
                for _done in crew.each(predictor, [network_input] * count):
                    pass
                spent = (time.perf_counter() - start) * 1000 / (count * len(network_input))
                best[predictor.name] = min(spent, best.get(predictor.name, spent))
    return best


@functools.cache
def openvino_silenced() -> Any:
    """Return the package OpenVINO; it sends nothing anywhere.

    As it comes, it tells its makers that it was imported, and what it converts. Without the package
    `openvino_telemetry`, on which it depends, it does not: so that package is not to be found.
    """
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]  # how Python marks a module as not to be had
    import openvino

    return openvino


@functools.cache
def _core() -> Any:
    return openvino_silenced().Core()


def _processor() -> str:
    return str(_core().get_property("CPU", "FULL_DEVICE_NAME"))


def _versions() -> list[str]:
    return [importlib.metadata.version(package) for package in ("torch", "openvino")]
