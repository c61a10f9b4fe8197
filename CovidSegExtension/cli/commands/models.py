"""``covidseg models``: the models on this machine, and whether their weights are whole."""

from typing import TYPE_CHECKING

import click

from ...errors import CovidSegError, counted
from ..arguments import Command

if TYPE_CHECKING:
    from ...models.store import ModelEntry


@click.command(cls=Command)
@click.option("--verify", is_flag=True, help="Read all weights; exit code 1 if a model is unusable.")
def models(verify: bool) -> int:
    """List the models on this machine."""
    from ...models.bundle import load
    from ...models.bundle import verify as verify_weights
    from ...models.store import list_models, user_models_folder

    entries = list_models()
    problems = 0
    for entry in entries:
        problem = entry.error
        if problem is None and verify:
            try:
                verify_weights(load(entry.folder))
            except CovidSegError as error:
                problem = str(error)
        problems += problem is not None
        print(_text(entry, problem, verify), end="\n\n")
    if not entries:
        print(f"No models; put model folders into {user_models_folder()}.")
    return 1 if problems and verify else 0


def _text(entry: "ModelEntry", problem: str | None, verified: bool) -> str:
    from ...models.store import DEFAULT

    default = ", the default" if entry.name == DEFAULT and not entry.shadowed else ""
    lines = [f"{entry.name} ({entry.source}{default}, {entry.megabytes:.1f} MB)"]
    if entry.shadowed:
        lines.append("  NOTE     another model of this name comes first; ask for this one by its folder")
    if entry.card is not None:
        card = entry.card
        data = "; ".join(f"{data.name}, {counted(data.cases, 'case')}, {data.licence}" for data in card.training_data)
        if card.name != entry.name:
            lines.append(f"  NOTE     its card calls it '{card.name}'")
        lines += [
            f"  {card.description}",
            f"  version  {card.version}, network {card.network}",
            f"  classes  {', '.join(f'{value} {name}' for name, value in card.labels.items())}",
            f"  data     {data or 'unknown'}",
            f"  licence  {card.licence}",
            *(f"  NOTE     {warning}" for warning in card.warnings()),
        ]
    lines.append(f"  folder   {entry.folder}")
    if problem is not None:
        lines.append(f"  PROBLEM  {problem}")
    elif verified:
        lines.append("  weights  verified")
    return "\n".join(lines)
