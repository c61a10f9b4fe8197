"""Measure how reliable the probabilities of held-out cases are, and whether the most uncertain slices hold the errors.

    python -m benchmarks.calibration.run RUN DATA... -o OUT [--cases N...] [--device auto]

Writes ``calibration.md`` and pictures into the new folder OUT, and prints the tables.
"""

import statistics
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.calibration.measures import AS_SHIPPED, LIKELIEST, WITH_ODDS, Measured, measure_scan
from benchmarks.calibration.order import EARLY, SHUFFLES, Stack, pool
from benchmarks.calibration.pictures import Panel, draw_orders, draw_reliability
from benchmarks.calibration.reliability import BINS, Tally, interval
from benchmarks.held_out import Task, data_sets, main, markdown
from CovidSegExtension.evaluation.overlap import Spread
from CovidSegExtension.files import atomic_path

Groups = Mapping[str, Sequence[Measured]]


def measure(task: Task) -> str:
    """Segment every held-out case, write tables and pictures, and return the tables."""
    measured = [measure_scan(segmenter, scan) for segmenter, scan in task.scans(probabilities=True, uncertainty=True)]
    names = data_sets(each.case for each in measured)
    groups = {name: [each for each in measured if each.case.data_set == name] for name in names}
    stacks = [stack for name, group in groups.items() for stack in stacks_of(name, group)]
    text = "\n\n".join(
        (
            task.heading(),
            reliability_table(groups),
            volume_table(groups),
            dice_table(groups),
            order_table(stacks),
            lost(measured),
        )
    )
    draw_reliability(task.output / "reliability.png", panels_of(groups))
    draw_orders(task.output / "order.png", stacks)
    with atomic_path(task.output / "calibration.md") as path:
        path.write_text(text + "\n", encoding="utf-8")
    return text


def stacks_of(name: str, group: Sequence[Measured]) -> list[Stack]:
    """Return what a reader goes through: each volume, or all single slices as one stack; none without wrong voxels."""
    stacks = [each.slices for each in group]
    if all(len(stack.wrong) <= 1 for stack in stacks):
        stacks = [pool(name, stacks)]
    return [stack for stack in stacks if stack.wrong.any()]


def tallies_of(group: Sequence[Measured], weighed: bool = False) -> dict[str, list[Tally]]:
    """Return the tallies of each class, one a case: of the network's probabilities, or of those with the class odds."""
    cases = [each.weighed if weighed else each.tallies for each in group]
    names = dict.fromkeys(name for each in cases for name in each)
    return {name: [each[name] for each in cases if name in each] for name in names}


def panels_of(groups: Groups) -> list[Panel]:
    """Return what is drawn: every class of every data set that truly holds it."""
    return [
        Panel(f"{data_set}: {name}", tallies, tallies_of(group, weighed=True)[name])
        for data_set, group in groups.items()
        for name, tallies in tallies_of(group).items()
        if Tally.total(tallies).true.any()
    ]


def reliability_table(groups: Groups) -> str:
    """Return calibration error and Brier score of each data set and class."""
    unsure = f"expected calibration error where p ≥ {1 / BINS:g} (95 % interval)"
    rows = [["data, class", "voxels", "true (%)", "mean p (%)", "expected calibration error", unsure, "Brier", "skill"]]
    rows[0] += ["with the odds: mean p (%)", f"error where p ≥ {1 / BINS:g}", "Brier"]
    for data_set, group in groups.items():
        with_odds = tallies_of(group, weighed=True)
        for name, tallies in tallies_of(group).items():
            pooled, weighed = Tally.total(tallies), Tally.total(with_odds[name])
            likely = f"{pooled.calibration_error(1):.3f}"
            if len(tallies) > 1:
                likely += " ({:.3f}–{:.3f})".format(*interval(tallies, lambda tally: tally.calibration_error(1)))
            rows.append(
                [
                    f"{data_set}, {name}",
                    f"{pooled.voxels.sum():,.0f}",
                    f"{100 * pooled.prevalence:.2f}",
                    f"{100 * pooled.mean_probability:.2f}",
                    f"{pooled.calibration_error():.4f}",
                    likely,
                    f"{pooled.brier:.4f}",
                    f"{pooled.skill:.2f}" if pooled.true.any() else "–",
                    f"{100 * weighed.mean_probability:.2f}",
                    f"{weighed.calibration_error(1):.3f}",
                    f"{weighed.brier:.4f}",
                ]
            )
    return markdown(rows)


def volume_table(groups: Groups) -> str:
    """Return found and expected volume of each data set and class against the true one, in mL (in brackets over it)."""
    kinds = (LIKELIEST, WITH_ODDS, AS_SHIPPED)
    rows = [["data, class", "true mL", "sum of p", *kinds, "as shipped - true, mean ± sd", "outside (%)"]]
    for data_set, group in groups.items():
        for name in tallies_of(group):
            cases = [each for each in group if name in each.tallies]
            true = sum(each.volumes[AS_SHIPPED][name].true_ml for each in cases)
            found = [sum(each.volumes[kind][name].found_ml for each in cases) for kind in kinds]
            volumes = [sum(each.expected_ml[name] for each in cases), *found]
            shipped = [each.volumes[AS_SHIPPED][name] for each in cases]
            apart = [volume.found_ml - volume.true_ml for volume in shipped]
            spread = f" ± {statistics.stdev(apart):.1f}" if len(apart) > 1 else ""
            missed = f"{100 * sum(each.outside_ml[name] for each in cases) / true:.1f}" if true else "–"
            cells = [f"{ml:.1f}" + (f" ({ml / true:.2f})" if true else "") for ml in volumes]
            rows.append(
                [f"{data_set}, {name}", f"{true:.0f}", *cells, f"{statistics.fmean(apart):+.1f}{spread} mL", missed]
            )
    return markdown(rows)


def dice_table(groups: Groups) -> str:
    """Return the mean Dice over the cases that hold the class, by kind of label map."""
    kinds = (LIKELIEST, WITH_ODDS, AS_SHIPPED)
    rows = [["Dice: data, class", "cases", *kinds]]
    for data_set, group in groups.items():
        for name in tallies_of(group):
            cases = [each.volumes for each in group if name in each.volumes[AS_SHIPPED]]
            holding = [volumes for volumes in cases if volumes[AS_SHIPPED][name].true_ml > 0]
            if not holding:
                continue
            spreads = [Spread.of(volumes[kind][name].dice for volumes in holding) for kind in kinds]
            rows.append([f"{data_set}, {name}", str(len(holding)), *(f"{each.mean:.3f}" for each in spreads)])
    return markdown(rows)


def order_table(stacks: Sequence[Stack]) -> str:
    """Return the share of wrong voxels in the first slices by each order."""
    share = f"first {EARLY:.0%}".replace("%", " %")
    orders = ["by uncertainty", "random (5–95 %)", "most lesion first", "oracle"]
    rows = [["slices of", "slices", f"{share} are", "wrong voxels", *orders]]
    for stack in stacks:
        chance = stack.by_chance()[:, stack.early]
        low, high = np.percentile(chance, [5, 95])
        rows.append(
            [
                stack.name,
                str(len(stack.wrong)),
                str(stack.early),
                f"{stack.wrong.sum():,}",
                f"**{100 * stack.by_uncertainty()[stack.early]:.1f} %**",
                f"{100 * chance.mean():.1f} % ({100 * low:.1f}–{100 * high:.1f})",
                f"{100 * stack.by_lesion()[stack.early]:.1f} %",
                f"{100 * stack.by_oracle()[stack.early]:.1f} %",
            ]
        )
    return f"Share of wrong voxels in the {share} of the slices ({SHUFFLES} random orders):\n\n{markdown(rows)}"


def lost(measured: Sequence[Measured]) -> str:
    """Return a sentence on wrong voxels in slices that no order shows."""
    missed, wrong = sum(each.lost for each in measured), sum(int(each.slices.wrong.sum()) for each in measured)
    return f"Wrong voxels in slices where no lung was found, which are in no order: {missed:,} (of {missed + wrong:,})."


if __name__ == "__main__":
    main(__doc__.splitlines()[0], measure)
