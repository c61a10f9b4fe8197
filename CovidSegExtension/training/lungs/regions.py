"""What a voxel may be, as bits: a set of regions, since nobody draws everything.

Expert lung masks do not tell right from left nor show the cavity, lesion masks lie inside the lungs and say nothing of
the rest, the anatomical engine is sure of air and not of what is dense. The loss asks for the probability of a voxel's
set as a whole, so a voxel that may be anything teaches nothing.
"""

OUTSIDE, IN_RIGHT, IN_LEFT, IN_CAVITY = 1, 2, 4, 8
"""Outside the chest; right lung; left lung; in the thoracic cavity beside the lungs, where fluid gathers.

Bit n stands for output n of the network.
"""
IN_LUNG = IN_RIGHT | IN_LEFT
ANYTHING = OUTSIDE | IN_LUNG | IN_CAVITY
LESION = 16
"""A mark beside the set: a lesion or effusion lies here, and must not be lost."""
