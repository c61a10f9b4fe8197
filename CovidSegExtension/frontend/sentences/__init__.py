"""The engine's sentences in English, each value in braces: what the panel and the page translate."""

from .about_ct import NOTES
from .dicom import DICOM
from .figures import FIGURES
from .files import FILES
from .models import MODELS
from .results import RESULTS
from .runs import RUNS
from .words import CHOICES, JOINED, PARTS, SPOKEN

__all__ = ["CHOICES", "JOINED", "PARTS", "SENTENCES", "SPOKEN"]

SENTENCES = (*NOTES, *FILES, *DICOM, *RUNS, *MODELS, *RESULTS, *FIGURES)
"""Whole sentences."""
