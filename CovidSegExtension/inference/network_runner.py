"""A model's network made ready on a device: its precision, its batches, and a way on when memory runs out."""

import copy
from collections.abc import Callable

import torch
from torch import Tensor

from ..errors import DeviceError, ModelError
from ..models.bundle import Model
from ..networks.ensemble import Ensemble
from ..networks.layers import channels_last, fold_batch_norms
from ..networks.precision import reduced_precision
from ..runtime.memory import is_out_of_memory
from .devices import resolve_device

DEFAULT_BATCH = {"cpu": 4, "mps": 8, "cuda": 32}
"""Slices or patches at a time, by type of device."""

SAFE_AGREEMENT = 0.998
"""Share of pixels on which a 16-bit network must give the label of the 32-bit one, or 32 bits are kept."""


class NetworkRunner:
    """Runs one model's network on one device, for any number of volumes.

    Parameters
    ----------
    model : Model
    device : str
        As for `devices.resolve_device`.

    Attributes
    ----------
    batch_size : int
        Slices, or patches of a 3D network, at a time; halved when memory runs out.
    notes : list of str
        What the user should know of the volume under way: memory ran out, the CPU was used instead.

    Raises
    ------
    ModelError, DeviceError
    """

    def __init__(self, model: Model, device: str = "auto") -> None:
        self.model = model
        model.card.preprocessing.require_fit(model.network)
        self.device = resolve_device(device)
        self.batch_size = DEFAULT_BATCH[self.device.type]
        self.notes: list[str] = []
        self._whole: torch.nn.Module
        self._quick = False
        self._dtype: torch.dtype | None = None
        self._place(self.device)

    @property
    def chooses_precision(self) -> bool:
        """Whether the next input decides between 16 and 32 bits: it should show lung."""
        return self._dtype is None and reduced_precision(self.device) is not None

    def set_effort(self, effort: str, slices: int) -> None:
        """Let the first network of an ensemble look alone, or all of them, at a volume of so many slices."""
        self.notes = []
        by_itself = effort == "auto" and self.device.type == "cpu" and 0 < self.model.card.quick_above < slices
        self._quick = effort == "quick" or by_itself
        if by_itself and isinstance(self._whole, Ensemble):
            looks = len(self._whole.members) * (2 if self._whole.mirrored else 1)
            self.notes.append(
                f"{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times."
            )

    def in_batches(
        self, count: int, work: Callable[[slice], None], before: Callable[[int], None] = lambda done: None
    ) -> None:
        """Do `work` on `count` items, as many at a time as memory allows; call `before` each with those done.

        Raises
        ------
        DeviceError
            If memory does not suffice for one item on the CPU.
        """
        done = 0
        while done < count:
            before(done)
            batch = slice(done, min(done + self.batch_size, count))
            try:
                work(batch)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                self._use_less_memory()
                continue
            done = batch.stop

    def probabilities(self, network_input: Tensor) -> Tensor:
        """Return the probability of each class, (N, 4, ...) in 32 bits, for input on `device`, (N, C_in, ...).

        Raises
        ------
        ModelError
            If the network's answer holds anything but numbers.
        """
        network_input = network_input.to(memory_format=channels_last(self._network))
        if self._dtype is None:
            self._use_precision(self.choose_precision(network_input))
        found = self._softmax(network_input)
        # One sum shows any NaN, and costs next to nothing beside the network.
        if not found.sum().isfinite() and self._dtype != torch.float32:
            self._place(self.device)
            self._use_precision(torch.float32)
            found = self._softmax(network_input)
        if not found.sum().isfinite():
            raise ModelError(
                f"The network of the model '{self.model.card.name}' gave values that are no numbers (NaN); "
                "its training went wrong: choose another model."
            )
        return found

    def _softmax(self, network_input: Tensor) -> Tensor:
        return self._network(network_input.to(self._dtype)).float().softmax(dim=1)

    @property
    def _network(self) -> torch.nn.Module:
        if self._quick and isinstance(self._whole, Ensemble):
            return self._whole.members[0]
        return self._whole

    def choose_precision(self, network_input: Tensor) -> torch.dtype:
        """Return the fastest type whose labels agree with 32 bits on this input."""
        dtype = reduced_precision(self.device)
        if dtype is None:
            return torch.float32
        exact = self._network(network_input).argmax(dim=1)
        rounded = copy.deepcopy(self._network).to(dtype)(network_input.to(dtype)).argmax(dim=1)
        return dtype if (exact == rounded).float().mean().item() >= SAFE_AGREEMENT else torch.float32

    def _use_precision(self, dtype: torch.dtype) -> None:
        self._dtype = dtype
        self._whole.to(dtype)

    def _place(self, device: torch.device) -> None:
        """Put a fresh, folded copy of the network on `device`; its precision is chosen at the first batch."""
        self.device = device
        self._dtype = None
        network = fold_batch_norms(copy.deepcopy(self.model.network))
        try:
            self._whole = network.to(device, memory_format=channels_last(network))  # type: ignore[call-overload]  # no stub for memory_format
        except RuntimeError as error:
            if not is_out_of_memory(error) or device.type == "cpu":
                raise
            self._use_less_memory(give_up_device=True)

    def _use_less_memory(self, give_up_device: bool = False) -> None:
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        if self.batch_size > 1 and not give_up_device:
            self.batch_size //= 2
            items = "slice(s)" if self.model.card.preprocessing.patch is None else "patch(es)"
            self.notes.append(f"Memory ran out on {self.device}; going on with {self.batch_size} {items} at a time.")
        elif self.device.type != "cpu":
            self.notes.append(f"Memory ran out on {self.device}; going on with the CPU.")
            self.batch_size = DEFAULT_BATCH["cpu"]
            self._place(torch.device("cpu"))
        else:
            raise DeviceError(
                "Memory ran out even for one slice or patch on the CPU; close other programs and try again."
            )
