"""Public data sets: one file each says how it is laid out; `conversion` makes training data of them."""

from .infnet import INFNET, INFNET_INFECTION
from .kaggle import KAGGLE_ARRAYS, KAGGLE_VOLUMES
from .medseg import MEDSEG
from .mosmed import MOSMED
from .zenodo import ZENODO_3757476

PUBLISHED = {
    "medseg": MEDSEG,
    "zenodo-3757476": ZENODO_3757476,
    "mosmed": MOSMED,
    "infnet": INFNET,
    "infnet-infection": INFNET_INFECTION,
    "kaggle-ct-scans": KAGGLE_VOLUMES,
    "kaggle-covid-segmentation": KAGGLE_ARRAYS,
}
"""The data sets by the name that the command line has for them."""
