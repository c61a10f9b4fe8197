"""The batches of validation slices, shared out among the processes that train one model."""

from collections.abc import Iterator

from torch.utils.data import Sampler


class WatchedBatches(Sampler[list[int]]):
    """Every slice in order, in batches of which each process takes every nth.

    All have as many, because networks with batch normalisation meet at each of them: who has run out repeats the first
    batch, which does not count.

    Parameters
    ----------
    slices, batch_size : int
    share : (int, int)
        Rank of this process, and how many there are.
    """

    def __init__(self, slices: int, batch_size: int, share: tuple[int, int] = (0, 1)) -> None:
        self._slices, self._size = slices, batch_size
        self._rank, self._processes = share
        self._batches = -(-slices // batch_size)

    def __len__(self) -> int:
        return -(-self._batches // self._processes)

    def __iter__(self) -> Iterator[list[int]]:
        for index in range(len(self)):
            number = self._number(index) if self.counts(index) else 0
            yield list(range(number * self._size, min((number + 1) * self._size, self._slices)))

    def counts(self, index: int) -> bool:
        """Tell whether the batch of this index, from 0, is one of this process's own."""
        return self._number(index) < self._batches

    def _number(self, index: int) -> int:
        return index * self._processes + self._rank
