"""Mutants that change nothing that anybody could see, each with the proof: no test can tell them from the code."""

from benchmarks.mutation.mutants import Mutant

EQUAL: dict[tuple[str, str, str, str], str] = {
    (
        "measurement/hounsfield.py",
        "return cls(0, np.zeros((group_count, 1), np.int64))",
        "0",
        "1",
    ): "where the counts of no voxel begin; all are 0",
    (
        "measurement/hounsfield.py",
        "width = highest - lowest + 1",
        "1",
        "2",
    ): "one more HU that no voxel has, in every group",
    (
        "io/dicom/pixels.py",
        "if 0 < 2 * odd.sum() < len(slices):  # of a drawing, most may be",
        "0",
        "1",
    ): "twice a number is never 1",
}
"""By file, line of source, what was changed, and into what."""


def reason_why_equal(mutant: Mutant, file: str) -> str:
    """Return the proof that a mutant changes nothing; empty where there is none."""
    line = mutant.path.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    return EQUAL.get((file, line, mutant.before, mutant.after), "")
