"""The command line, ``covidseg``: it reads arguments, calls the engine and prints; the work is done elsewhere."""

import atexit
import errno
import gc
import sys
from collections.abc import Sequence

import click

from .. import __version__
from ..errors import Cancelled, CovidSegError
from ..runtime.memory import OUT_OF_MEMORY, is_out_of_memory
from ..runtime.terminal import forgiving_streams, stop_signals
from ..runtime.waiting import wait_asleep
from .arguments import write_epilog
from .commands.app import app, view
from .commands.compare import compare
from .commands.demo import demo
from .commands.dicom import dicom
from .commands.evaluate import evaluate
from .commands.models import models
from .commands.report import report
from .commands.segment import segment
from .commands.series import series
from .commands.training.check import check
from .commands.training.convert import convert
from .commands.training.experiment import experiment
from .commands.training.export import export
from .commands.training.prune import prune
from .commands.training.score import score
from .commands.training.train import train

COMMANDS = (
    *(segment, app, view, report, compare, series, dicom, demo),
    *(train, experiment, check, convert, models, export, prune, score, evaluate),
)

EXAMPLES = """\
examples:
  covidseg demo                                        make a chest phantom, segment it, see the result
  covidseg segment ct.nii.gz -o lesions.nii.gz         one file
  covidseg segment dicom_folder -o lesions.seg.nrrd    a DICOM series, to open in 3D Slicer
  covidseg segment many_cts -o results                 every volume of a folder
  covidseg series study.zip                            what a DICOM study holds, and which series is taken
  covidseg app                                         the same in the browser, with corrections and retraining
  covidseg report ct.nii.gz lesions.nii.gz -o report   millilitres by region, pictures, scores: HTML, PDF, CSV, JSON
  covidseg compare ct1 mask1 ct2 mask2 -o comparison   what changed from one CT to the next
  covidseg evaluate results expert_labels              Dice and millilitres against an expert's labels

Exit codes: 0 done, 1 some cases failed, 2 wrong input, 130 stopped (Ctrl-C, SIGTERM). For research, not for diagnosis.
"""

STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return the exit code: 0, 1 (part of it failed), 2 (wrong input) or 130 (interrupted).

    A command whose output cannot be written has failed in part, as of a full disk.
    """
    wait_asleep()
    # At its end Python looks for cycles in all that was loaded; with PyTorch that takes 0.4 s, for nothing.
    atexit.register(gc.freeze)
    with forgiving_streams() as output, stop_signals():
        code = _run(sys.argv[1:] if argv is None else argv)
        output.flush()
        return max(code, 1) if output.lost else code


def _run(argv: Sequence[str]) -> int:
    try:
        with covidseg.make_context("covidseg", list(argv)) as context:
            return covidseg.invoke(context) or 0
    except click.exceptions.Exit as end:  # after --help and --version
        return end.exit_code
    except click.UsageError as error:
        return _error(_sentence(error))
    except Cancelled as error:
        print(f"covidseg: {error}", file=sys.stderr)
        return STOPPED
    except KeyboardInterrupt:
        print("covidseg: stopped; no half-written file was left.", file=sys.stderr)
        return STOPPED
    except CovidSegError as error:
        return _error(str(error))
    except OSError as error:
        if is_out_of_memory(error):
            return _error(OUT_OF_MEMORY)
        if error.errno != errno.ENAMETOOLONG:  # all others are caught where the file is known
            raise
        return _error(f"{error.filename} is too long for a name of a file; give a shorter one.")
    except (MemoryError, RuntimeError, ImportError) as error:
        if not is_out_of_memory(error):
            raise
        return _error(OUT_OF_MEMORY)


def _error(sentence: str) -> int:
    print(f"covidseg: error: {sentence}", file=sys.stderr)
    return 2


def _sentence(error: click.UsageError) -> str:
    """Say what is wrong with the arguments like every other wrong input."""
    message = " ".join(error.format_message().split()).rstrip(".")
    command = error.ctx.command_path if error.ctx is not None else "covidseg"
    return f"{message} See '{command} --help'." if message.endswith("?") else f"{message}; see '{command} --help'."


class _Commands(click.Group):
    """All commands in the order in which they are registered, then the examples."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"), formatter.indentation():
            formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in self.commands.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_epilog(self.epilog, formatter)


@click.group(
    cls=_Commands,
    epilog=EXAMPLES,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)
@click.version_option(__version__, message="covidseg %(version)s")
def covidseg() -> None:
    """Segment ground-glass opacity (1), consolidation (2) and pleural effusion (3) on chest CT."""


for _command in COMMANDS:
    covidseg.add_command(_command)


if __name__ == "__main__":
    sys.exit(main())
