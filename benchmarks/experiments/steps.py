"""Time of a training step by row of a table: CPU seconds a slice (or patch) on one thread, to plan a run by."""

import argparse
import time

import torch

from CovidSegExtension.experiments.tables import Plan, load_table
from CovidSegExtension.networks import build
from CovidSegExtension.recipes.schema import Recipe
from CovidSegExtension.runtime.memory import keep_freed_memory
from CovidSegExtension.training.data.preparation import Sample
from CovidSegExtension.training.lightning_module import SegmentationTask


def main() -> None:
    """Time each row and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", nargs="+", help="names or files of tables")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="as for covidseg experiment")
    parser.add_argument("--batch-size", type=int, default=2)
    parser.add_argument("--steps", type=int, default=2, help="the last one counts")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    keep_freed_memory()
    known: dict[str, float] = {}
    for table in map(load_table, arguments.table):
        for row in table.rows:
            recipe = Plan.of(row, arguments.set, None).recipe
            kind = f"{recipe.network} {recipe.preprocessing.size} {recipe.preprocessing.patch}"
            if kind not in known:
                known[kind] = step_s(recipe, arguments.batch_size, arguments.steps)
            print(f"{table.name:28}{row.name:32}{known[kind]:8.2f} s", flush=True)


def step_s(recipe: Recipe, batch_size: int, steps: int) -> float:
    """Return the CPU seconds that one slice of a batch takes, forward, backward and update."""
    task = SegmentationTask(build(**recipe.network), recipe).train()
    optimizer = torch.optim.Adam(task.parameters(), 1e-6)
    shape = recipe.preprocessing.patch or recipe.preprocessing.size or (512, 512)
    batch: Sample = {
        "image": torch.randn(batch_size, 1, *shape),
        "possible": torch.nn.functional.one_hot(torch.randint(0, 4, (batch_size, *shape)), 4).movedim(-1, 1).bool(),
    }
    seconds = 0.0
    for _ in range(steps):
        start = time.process_time()
        loss, _ = task.loss_and_logits(batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seconds = time.process_time() - start
    return seconds / batch_size


if __name__ == "__main__":
    main()
