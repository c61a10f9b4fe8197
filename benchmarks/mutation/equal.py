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
        "measurement/case.py",
        "self._box = box_around(marked) if marked.any() else (slice(0, 1),) * 3",
        "1",
        "2",
    ): "the box where nothing is marked: whatever it is, nothing is counted in it",
    (
        "measurement/case.py",
        "histogram = self._histogram(values[self._marked], 3)",
        "3",
        "4",
    ): "room for one more region, which no voxel has",
    (
        "io/dicom_seg.py",
        "headers = [pydicom.dcmread(file, stop_before_pixels=True) for file in files]",
        "True",
        "False",
    ): "pixels are read too, and not used",
    ("lungs/__init__.py", "advance(0, 1)", "1", "2"): "nothing of one and nothing of two are both 0 %",
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
