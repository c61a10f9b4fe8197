"""A model's network made ready on a device: what runs it, its batches, and a way on when memory runs out."""

import copy
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait

import torch
from torch import Tensor

from ..errors import DeviceError, ModelError
from ..models.bundle import Model
from ..networks.ensemble import Ensemble
from ..networks.layers import channels_last, fold_batch_norms
from ..networks.precision import reduced_precision, rounded
from ..networks.threads import Crew, thread_count
from ..runtime.memory import is_out_of_memory
from .devices import resolve_device
from .predictors import SAFE_AGREEMENT, Predictor, Shelf, TorchPredictor, choose, only_exact, openvino_fits

DEFAULT_BATCH = {"cpu": 2, "mps": 8, "cuda": 32}
"""Slices or patches at a time, by type of device; on a CPU, of each thread."""


class _Clock:
    """Wall time in which at least one of several threads was inside; a context manager."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._inside = 0
        self._since = 0.0
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        with self._lock:
            if self._inside == 0:
                self._since = time.perf_counter()
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                self.seconds += time.perf_counter() - self._since


class NetworkRunner:
    """Runs one model's network on one device, for any number of volumes.

    Parameters
    ----------
    model : Model
    device : str
        As for `devices.resolve_device`.
    exact : bool
        Whether PyTorch runs it in 32 bits, whatever is faster: so that the times of several networks can be compared.

    Attributes
    ----------
    batch_size : int
        Slices, or patches of a 3D network, at a time; halved when memory runs out.
    notes : list of str
        What the user should know of the volume under way: memory ran out, the CPU was used instead.
    is_brief : bool
        Whether each slice of the volume under way is looked at once for their number, not because that was asked for.

    Raises
    ------
    ModelError, DeviceError
    """

    def __init__(self, model: Model, device: str = "auto", *, exact: bool = False) -> None:
        self.model = model
        self.exact = exact
        self.device = resolve_device(device)
        self.batch_size = DEFAULT_BATCH[self.device.type]
        self.notes: list[str] = []
        self.is_brief = False
        self._quick = False
        self._alone = False
        self._folded: torch.nn.Module | None = None
        self._predictors: dict[bool, Predictor] = {}
        self._lock = threading.Lock()
        self._clock = _Clock()
        if not any(self._was_converted(quick) for quick in (False, True)):
            self._network()  # a model that cannot be used is told before a CT is waited for

    @property
    def chooses(self) -> bool:
        """Whether the next input decides what runs the network, and in how many bits: it should show lung."""
        return self._quick not in self._predictors

    @property
    def backend(self) -> str:
        """What runs the network, for people; empty before the first input."""
        return self._predictors[self._quick].name if self._quick in self._predictors else ""

    @property
    def network_seconds(self) -> float:
        """Wall time in which the network itself was at work on the volume under way.

        Without the choice of what runs it, without what is made of its answer, and without waiting for either.
        """
        return self._clock.seconds

    def set_effort(self, effort: str, slices: int) -> None:
        """Let the first network of an ensemble look alone, or all of them, at a volume of so many slices."""
        self.notes = []
        self._clock = _Clock()
        is_ensemble = self.model.card.network == "ensemble"
        by_itself = effort == "auto" and self.device.type == "cpu" and 0 < self.model.card.quick_above < slices
        self.is_brief = is_ensemble and by_itself
        self._quick = self.is_brief or (is_ensemble and effort == "quick")
        if self.is_brief:
            self.notes.append(self._once(slices))
        self._recall()

    def look_again(self, slices: int, again: int) -> None:
        """Let all networks of an ensemble look from now on, at `again` of the `slices` that one of them looked at."""
        self.is_brief = self._quick = False
        self.notes.remove(self._once(slices))
        self.notes.append(
            f"{slices} slices on the CPU, and little was found: each was looked at once, the {again} with findings "
            f"{self._looks} times more."
        )
        self._recall()

    def _once(self, slices: int) -> str:
        return f"{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {self._looks} times."

    @property
    def _looks(self) -> int:
        """How often an ensemble looks at a slice."""
        arguments = self.model.card.network_arguments
        return len(arguments["members"]) * (2 if arguments.get("mirrored") else 1)

    def _recall(self) -> None:
        """Take what was chosen on this machine before to run the network that looks."""
        if self.chooses and (known := self._remembered()) is not None:
            self._predictors[self._quick] = known

    def in_batches(
        self, count: int, work: Callable[[slice], None], before: Callable[[int], None] = lambda done: None
    ) -> None:
        """Do `work` on `count` items, as many at a time as memory allows; call `before` with the number done.

        On the CPU several threads work on batches of slices, once a first batch has chosen what runs the network.

        Raises
        ------
        DeviceError
            If memory does not suffice for one item on the CPU.
        """
        waiting = deque([range(count)])
        done = 0
        while waiting:
            if self.chooses or not self._parallel:
                before(done)
                batch = self._next(waiting)
                try:
                    work(slice(batch.start, batch.stop))
                    done += len(batch)
                except (RuntimeError, MemoryError) as error:
                    self._after(error)
                    waiting.appendleft(batch)
            else:
                done = self._on_threads(waiting, work, before, done)

    @property
    def _parallel(self) -> bool:
        slices = self.model.card.preprocessing.patch is None
        return self.device.type == "cpu" and slices and thread_count() > 1 and not self._alone

    def _next(self, waiting: deque[range]) -> range:
        """Take a batch from the front of what waits."""
        first = waiting.popleft()
        if len(first) > self.batch_size:
            waiting.appendleft(first[self.batch_size :])
        return first[: self.batch_size]

    def _on_threads(
        self, waiting: deque[range], work: Callable[[slice], None], before: Callable[[int], None], done: int
    ) -> int:
        """Work on what waits until all is done or memory runs out; return how much is done by then."""
        running: dict[Future[None], range] = {}
        failed: BaseException | None = None
        with Crew(thread_count()) as crew:
            before(done)
            while running or (waiting and failed is None):
                while waiting and failed is None and len(running) < crew.count:
                    batch = self._next(waiting)
                    running[crew.submit(work, slice(batch.start, batch.stop))] = batch
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    batch = running.pop(future)
                    if (error := future.exception()) is None:
                        done += len(batch)
                        before(done)
                    elif failed is not None and not is_out_of_memory(failed):
                        continue
                    else:
                        failed = error
                        waiting.appendleft(batch)
        if failed is not None:
            self._after(failed)
        return done

    def _after(self, error: BaseException) -> None:
        """Go on with less memory after an error that says it ran out; raise any other."""
        if not is_out_of_memory(error):
            raise error
        self._use_less_memory()

    def probabilities(self, network_input: Tensor) -> Tensor:
        """Return the probability of each class, (N, 4, ...) in 32 bits, for input on `device`, (N, C_in, ...).

        Raises
        ------
        ModelError
            If the network's answer holds anything but numbers.
        """
        predict = self._predictors.get(self._quick) or self._choose(network_input)
        with self._clock:
            found = predict(network_input).softmax(dim=1)
            # One sum shows any NaN, costs next to nothing beside the network, and waits until a GPU is done. Only this
            # batch is then computed in 32 bits: were all of them from here on, an answer would depend on which thread
            # came here first.
            finite = bool(found.sum().isfinite())
            if not finite and not predict.exact:
                with self._lock:
                    exact = TorchPredictor(self._network(), torch.float32)
                found = exact(network_input).softmax(dim=1)
                finite = bool(found.sum().isfinite())
        if not finite:
            raise ModelError(
                f"The network of the model '{self.model.card.name}' gave values that are no numbers (NaN); "
                "its training went wrong: choose another model."
            )
        return found

    def _choose(self, network_input: Tensor) -> Predictor:
        """Return what runs the network from now on."""
        with self._lock:
            if self._quick not in self._predictors:
                self._predictors[self._quick] = self._remembered() or self._measured(network_input)
            return self._predictors[self._quick]

    def _measured(self, network_input: Tensor) -> Predictor:
        dtype = self.choose_precision(network_input)
        network = self._network()
        plain = TorchPredictor(network if dtype == torch.float32 else rounded(network, dtype).to(dtype), dtype)
        shelf = self._shelf(self._quick)
        # A choice for PyTorch that was made before is not measured again.
        return plain if shelf is None or shelf.recall() else choose(network, plain, network_input, shelf)

    def _was_converted(self, quick: bool) -> bool:
        """Tell whether OpenVINO was chosen for the network on this machine before."""
        shelf = self._shelf(quick)
        choice = shelf.recall() if shelf is not None else None
        return choice is not None and choice.backend == "openvino"

    def _remembered(self) -> Predictor | None:
        """Return the converted network that looks, where OpenVINO was chosen on this machine before."""
        shelf = self._shelf(self._quick)
        choice = shelf.recall() if shelf is not None else None
        return shelf.predictor(choice) if shelf is not None and choice and choice.backend == "openvino" else None

    def _shelf(self, quick: bool) -> Shelf | None:
        card = self.model.card
        if self.exact or card.preprocessing.patch is not None or not openvino_fits(self.device):
            return None
        return Shelf(card, "first" if quick else "whole")

    def _network(self) -> torch.nn.Module:
        """Return the network that looks, folded, in 32 bits, on the device; it is put there at the first call."""
        if self._folded is None:
            self.model.card.preprocessing.require_fit(self.model.network)
            self._place(self.device)
        assert self._folded is not None
        if self._quick and isinstance(self._folded, Ensemble):
            return self._folded.members[0]
        return self._folded

    def choose_precision(self, network_input: Tensor) -> torch.dtype:
        """Return the fastest type whose labels agree with 32 bits on this input."""
        dtype = reduced_precision(self.device)
        if dtype is None or self.exact or only_exact():
            return torch.float32
        network = self._network()
        exact = TorchPredictor(network, torch.float32)(network_input).argmax(dim=1)
        found = TorchPredictor(rounded(network, dtype).to(dtype), dtype)(network_input).argmax(dim=1)
        return dtype if (exact == found).float().mean().item() >= SAFE_AGREEMENT else torch.float32

    def _place(self, device: torch.device) -> None:
        """Put a fresh, folded copy of the network on `device`; what runs it is chosen at the next batch."""
        self.device = device
        self._predictors = {}
        network = fold_batch_norms(copy.deepcopy(self.model.network))
        try:
            self._folded = network.to(device, memory_format=channels_last(network))  # type: ignore[call-overload]  # no stub for memory_format
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
        elif self._parallel:
            self._alone = True
            self.notes.append("Memory ran out on cpu; going on with one thread.")
        elif self.device.type != "cpu":
            self.notes.append(f"Memory ran out on {self.device}; going on with the CPU.")
            self.batch_size = DEFAULT_BATCH["cpu"]
            self._place(torch.device("cpu"))
        else:
            raise DeviceError(
                "Memory ran out even for one slice or patch on the CPU; close other programs and try again."
            )
