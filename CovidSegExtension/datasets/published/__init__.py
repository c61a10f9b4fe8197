"""Public data sets: one file each says how it is laid out; `conversion` makes training data of them."""

from .infnet import INFNET
from .medseg import MEDSEG
from .mosmed import MOSMED
from .zenodo import ZENODO_3757476

PUBLISHED = {
    "medseg": MEDSEG,
    "zenodo-3757476": ZENODO_3757476,
    "mosmed": MOSMED,
    "infnet": INFNET,
}
"""The data sets by the name that the command line has for them."""
