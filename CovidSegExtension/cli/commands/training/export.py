"""``covidseg export``: a model for other programs."""

from pathlib import Path

import click

from ....errors import InputError
from ...arguments import PATH, Command, check_files, force_option

EXAMPLES = """\
examples:
  covidseg export run/model --onnx model.onnx      HU of axial slices in, probabilities out, for ONNX Runtime and others
  covidseg export accurate --monai bundle          a MONAI bundle: python -m monai.bundle run segments a CT

Both hold windows, normalisation, network and class odds. Cropping to the lungs before, and bounds by the lungs and
removal of small components after, are CovidSeg's; the bundle calls it for them.
"""


@click.command(cls=Command, epilog=EXAMPLES, short_help="Write a model as an ONNX file or a MONAI bundle.")
@click.argument("model", metavar="MODEL")
@click.option("--onnx", type=PATH, metavar="FILE.onnx", help="Write an ONNX file.")
@click.option("--monai", type=PATH, metavar="FOLDER", help="Write a MONAI bundle.")
@force_option
def export(model: str, onnx: Path | None, monai: Path | None, force: bool) -> int:
    """Write a model as an ONNX file or a MONAI bundle.

    MODEL is a model's name or folder.
    """
    if onnx is None and monai is None:
        raise InputError("There is nothing to write; give --onnx FILE.onnx or --monai FOLDER.")
    if onnx is not None and onnx.suffix != ".onnx":
        raise InputError(f"The name of an ONNX file ends in .onnx, not as {onnx.name} does; choose another.")
    check_files([onnx], force)
    from ....models.bundle import load

    loaded = load(model)
    if onnx is not None:
        from ....models.export.onnx_file import export_onnx

        same = export_onnx(loaded, onnx, overwrite=force)
        print(f"{onnx}: {100 * same:.2f} % of the labels of an example are those of PyTorch")
    if monai is not None:
        from ....models.export.monai_bundle import export_monai

        print(f"{export_monai(loaded, monai, overwrite=force)}: a MONAI bundle")
    return 0
