"""The command line, ``covidseg``: it reads arguments, calls the engine and prints; the work is done elsewhere."""

import argparse
import functools
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .. import __version__
from ..errors import Cancelled, CovidSegError, InputError
from ..lungs import ENGINES
from ..progress import ProgressDisplay
from . import train as cli_train
from .arguments import add_device, hu_window, join_window, positive

if TYPE_CHECKING:
    from ..models.store import ModelEntry

EXAMPLES = """\
examples:
  covidseg demo                                        make a chest phantom, segment it, see the result
  covidseg segment ct.nii.gz -o lesions.nii.gz         one file
  covidseg segment dicom_folder -o lesions.seg.nrrd    a DICOM series, to open in 3D Slicer
  covidseg segment many_cts -o results                 every volume of a folder
  covidseg evaluate results expert_labels              Dice and millilitres against an expert's labels

Exit codes: 0 done, 1 some cases failed, 2 wrong input, 130 stopped with Ctrl-C. For research, not for diagnosis.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return the exit code: 0, 1 (part of it failed), 2 (wrong input) or 130 (interrupted)."""
    try:
        arguments = _parser().parse_args(join_window(sys.argv[1:] if argv is None else argv))
        return arguments.run(arguments)
    except Cancelled as error:
        print(f"covidseg: {error}", file=sys.stderr)
        return 130
    except KeyboardInterrupt:
        print("covidseg: stopped; no half-written file was left.", file=sys.stderr)
        return 130
    except CovidSegError as error:
        print(f"covidseg: error: {error}", file=sys.stderr)
        return 2


class _Parser(argparse.ArgumentParser):
    """Reports a wrong option like every other wrong input: one sentence, exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message[0].upper()}{message[1:]}; see '{self.prog} --help'.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="covidseg",
        description="Segment ground-glass opacity (1), consolidation (2) and pleural effusion (3) on chest CT.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"covidseg {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name, run, text, epilog=None):
        result = commands.add_parser(
            name,
            help=text,
            description=f"{text[0].upper()}{text[1:]}.",
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        result.set_defaults(run=run)
        return result

    segment = command("segment", _segment, "segment chest CTs; the label map lies on the CT's own grid")
    segment.add_argument(
        "inputs", nargs="+", type=Path, metavar="INPUT", help="a volume, a DICOM folder, or a folder of volumes"
    )
    segment.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="OUT",
        help="label map: .nii.gz, .nii, .nrrd, .mha, or .seg.nrrd with named segments; a folder for several CTs",
    )
    segment.add_argument(
        "--format", default=".nii.gz", metavar="SUFFIX", help="what label maps in an OUT folder are (default: .nii.gz)"
    )
    segment.add_argument(
        "--lung-mask",
        default="auto",
        metavar="auto|anatomy|none|lungmask|FILE",
        help="who finds the lungs: CovidSeg's network, its rules of anatomy, nobody, the package lungmask, or a mask "
        "on the CT's grid (default: auto)",
    )
    segment.add_argument(
        "--effort",
        default="auto",
        choices=("auto", "quick", "thorough"),
        help="how many networks of an ensemble look: one, all, or by device and length of the scan (default: auto)",
    )
    segment.add_argument(
        "--batch-size", type=positive, metavar="N", help="slices, or patches in 3D, at a time (default: by device)"
    )
    segment.add_argument("--probabilities", type=Path, metavar="FILE", help="also write each class's probability")
    segment.add_argument("--uncertainty", type=Path, metavar="FILE", help="also write the entropy, 0 (sure) to 1")
    segment.add_argument("--overlay", type=Path, metavar="PNG", help="also write a picture (all three: or a folder)")
    segment.add_argument("--series", metavar="X", help="which series, where a DICOM folder holds several")
    segment.add_argument(
        "--window",
        type=hu_window,
        metavar="LOW,HIGH",
        help="the image holds 8-bit pixels: HU of the darkest and brightest",
    )
    segment.add_argument("--force", action="store_true", help="overwrite files that exist")

    demo = command("demo", _demo, "make a chest phantom with known lesions, segment it and compare")
    demo.add_argument(
        "-o", "--output", type=Path, default=Path("covidseg-demo"), metavar="FOLDER", help="default: covidseg-demo"
    )

    cli_train.add_commands(command)

    models = command("models", _models, "list the models on this machine")
    models.add_argument("--verify", action="store_true", help="read all weights; exit code 1 if a model is unusable")

    prune = command("prune", _prune, "save a trained U-Net++ at a smaller depth: smaller, faster, less exact")
    prune.add_argument("model", metavar="NAME|FOLDER", help="a model trained with deep supervision")
    prune.add_argument(
        "--depth", type=positive, required=True, metavar="N", help="levels to keep, 1 to the model's own"
    )
    prune.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="a new folder for the model")

    evaluate = command("evaluate", _evaluate, "score label maps against an expert's")
    evaluate.add_argument("predictions", type=Path, metavar="PREDICTIONS", help="a label map or a folder of them")
    evaluate.add_argument("labels", type=Path, metavar="LABELS", help="the expert's, with the same names")
    evaluate.add_argument("--json", type=Path, metavar="FILE", help="also write every figure as JSON")

    for with_model in (segment, demo):
        with_model.add_argument("--model", metavar="NAME|FOLDER", help="default: see 'covidseg models'")
        add_device(with_model)
    return parser


def _segment(arguments: argparse.Namespace) -> int:
    from ..models.bundle import load
    from ..models.store import DEFAULT
    from . import batch as segment_cases

    lung_mask = arguments.lung_mask
    options = segment_cases.Options(
        lung_mask=lung_mask if lung_mask in ENGINES else Path(lung_mask),
        series=arguments.series,
        window=arguments.window,
        effort=arguments.effort,
        overwrite=arguments.force,
    )
    cases = segment_cases.plan(
        arguments.inputs,
        arguments.output,
        options,
        format=arguments.format,
        probabilities=arguments.probabilities,
        uncertainty=arguments.uncertainty,
        overlay=arguments.overlay,
    )
    loaded = load(arguments.model or DEFAULT)

    @functools.cache
    def make_segmenter():
        from ..inference.devices import keep_freed_memory
        from ..inference.segmenter import Segmenter

        keep_freed_memory()
        return Segmenter(loaded, arguments.device, arguments.batch_size)

    if len(cases) == 1:
        with ProgressDisplay() as progress:
            outcome = segment_cases.segment_case(cases[0], options, make_segmenter, progress)
        print(outcome.text())
        return 0
    make_segmenter()  # a model or device that does not work concerns every case
    failures = []
    for number, case in enumerate(cases, start=1):
        count = f"[{number}/{len(cases)}] "
        with ProgressDisplay(count) as progress:
            outcome = segment_cases.try_case(case, options, make_segmenter, progress)
        print(count + outcome.text(), flush=True)
        if outcome.error is not None:
            failures.append(outcome)
    print(f"{len(cases) - len(failures)} of {len(cases)} CTs segmented.")
    for outcome in failures:
        print(f"covidseg: {outcome.text()}", file=sys.stderr)
    return 1 if failures else 0


def _demo(arguments: argparse.Namespace) -> int:
    from ..inference.devices import keep_freed_memory
    from .demo import run_demo

    keep_freed_memory()
    with ProgressDisplay() as progress:
        result = run_demo(arguments.output, model=arguments.model, device=arguments.device, progress=progress)
    print(result)
    return 0


def _models(arguments: argparse.Namespace) -> int:
    from ..models.bundle import load, verify
    from ..models.store import list_models, user_models_folder

    entries = list_models()
    problems = 0
    for entry in entries:
        problem = entry.error
        if problem is None and arguments.verify:
            try:
                verify(load(entry.folder))
            except CovidSegError as error:
                problem = str(error)
        problems += problem is not None
        print(_model_text(entry, problem, verified=arguments.verify), end="\n\n")
    if not entries:
        print(f"No models; put model folders into {user_models_folder()}.")
    return 1 if problems and arguments.verify else 0


def _model_text(entry: "ModelEntry", problem: str | None, verified: bool) -> str:
    from ..models.store import DEFAULT

    default = ", the default" if entry.name == DEFAULT and not entry.shadowed else ""
    lines = [f"{entry.name} ({entry.source}{default}, {entry.megabytes:.1f} MB)"]
    if entry.shadowed:
        lines.append("  NOTE     another model of this name comes first; ask for this one by its folder")
    if entry.card is not None:
        card = entry.card
        data = "; ".join(f"{data.name}, {data.cases} cases, {data.licence}" for data in card.training_data)
        if card.name != entry.name:
            lines.append(f"  NOTE     its card calls it '{card.name}'")
        lines += [
            f"  {card.description}",
            f"  version  {card.version}, network {card.network}",
            f"  classes  {', '.join(f'{value} {name}' for name, value in card.labels.items())}",
            f"  data     {data or 'unknown'}",
            f"  licence  {card.licence}",
        ]
    lines.append(f"  folder   {entry.folder}")
    if problem is not None:
        lines.append(f"  PROBLEM  {problem}")
    elif verified:
        lines.append("  weights  verified")
    return "\n".join(lines)


def _prune(arguments: argparse.Namespace) -> int:
    from ..models.bundle import load
    from ..models.pruning import prune

    whole = load(arguments.model)
    small = prune(whole, arguments.depth, arguments.output)
    print(f"{small.folder}: {small.card.name}, {small.megabytes:.1f} MB instead of {whole.megabytes:.1f} MB")
    return 0


def _evaluate(arguments: argparse.Namespace) -> int:
    from ..evaluation.comparison import evaluate
    from ..files import atomic_path

    with ProgressDisplay() as progress:
        evaluation = evaluate(arguments.predictions, arguments.labels, progress)
    print(evaluation.table())
    if arguments.json is not None:
        with atomic_path(arguments.json) as path:
            path.write_text(json.dumps(evaluation.to_json(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if evaluation.unmatched else 0
