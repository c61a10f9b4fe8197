"""Measure how fast a recipe's network trains on a device, and how much memory that takes, at each precision.

One batch of a phantom's slices is prepared once and learnt again and again: the figures are of the steps alone.
"""

import argparse
import contextlib
import dataclasses
import resource
import sys
import time
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

if TYPE_CHECKING:
    from CovidSegExtension.recipes.schema import Recipe

PRECISIONS = {"32": None, "bf16": torch.bfloat16, "fp16": torch.float16}


def main() -> None:
    """Print a Markdown table: slices a second and peak memory for each precision."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recipe", default="accurate")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--batch-size", type=int, help="the recipe's if not given")
    parser.add_argument("--precision", choices=PRECISIONS, nargs="+", default=["32", "bf16"])
    parser.add_argument("--steps", type=int, default=10)
    arguments = parser.parse_args()

    from CovidSegExtension.inference.devices import resolve_device
    from CovidSegExtension.recipes.loading import load_recipe
    from CovidSegExtension.runtime.memory import keep_freed_memory

    keep_freed_memory()
    recipe = load_recipe(arguments.recipe)
    if arguments.batch_size:
        training = dataclasses.replace(recipe.training, batch_size=arguments.batch_size)
        recipe = dataclasses.replace(recipe, training=training)
    device = resolve_device(arguments.device)
    batch = one_batch(recipe)
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else f"{torch.get_num_threads()} threads"
    print(
        f"{arguments.recipe}, batches of {recipe.training.batch_size}, {device} ({name}), torch {torch.__version__}\n"
    )
    print("| precision | slices/s | peak memory MiB |\n|---|---:|---:|")
    for precision in arguments.precision:
        rate, peak = measure(recipe, batch, device, PRECISIONS[precision], arguments.steps)
        print(f"| {precision} | {rate:.1f} | {peak:.0f} |", flush=True)
    if device.type != "cuda":
        print("\nMemory is the process's largest so far: a later row includes the earlier ones.")


def one_batch(recipe: "Recipe") -> tuple[Tensor, Tensor]:
    """Return slices of the middle of a phantom as the recipe prepares them, and their labels."""
    from CovidSegExtension.phantom import chest_phantom

    count = recipe.training.batch_size
    phantom = chest_phantom(shape=(count, 256, 256), spacing_mm=(6.0, 1.4, 1.4))
    crop_box = recipe.preprocessing.crop_box(phantom.volume, phantom.lung_sides > 0)
    images = recipe.preprocessing.sample(torch.from_numpy(phantom.volume.hounsfield[:, None]), crop_box)
    labels = crop_box.sample(torch.from_numpy(phantom.labels[:, None]).float(), "nearest")
    return images, labels[:, 0].long()


def measure(
    recipe: "Recipe", batch: tuple[Tensor, Tensor], device: torch.device, dtype: torch.dtype | None, steps: int
) -> tuple[float, float]:
    """Return slices a second and the peak memory in MiB over `steps` training steps, after two to warm up."""
    from CovidSegExtension.networks import build
    from CovidSegExtension.training.losses import LOSSES

    network: Any = build(**recipe.network)
    network = network.to(device, memory_format=torch.channels_last).train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-4)
    scaler = torch.amp.GradScaler(device.type, enabled=dtype is torch.float16)
    weights = torch.tensor(recipe.loss.class_weights, device=device)
    images = batch[0].to(device, memory_format=torch.channels_last)
    possible = torch.nn.functional.one_hot(batch[1], len(weights)).movedim(-1, 1).bool().to(device)
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
    for step in range(steps + 2):
        if step == 2:
            _wait(device)
            start = time.perf_counter()
        with torch.autocast(device.type, dtype) if dtype else contextlib.nullcontext():
            logits = network(images)
        loss = LOSSES[recipe.loss.name](logits.float(), possible, weights)
        optimizer.zero_grad(set_to_none=True)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    _wait(device)
    seconds = time.perf_counter() - start
    if device.type == "cuda":
        peak = torch.cuda.max_memory_allocated(device) / 2**20
    else:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return steps * len(images) / seconds, peak


def _wait(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


if __name__ == "__main__":
    main()
