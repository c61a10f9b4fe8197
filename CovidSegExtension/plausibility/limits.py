"""What a CT of a human chest can be: numbers, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What a CT of a human chest can be; the reasons stand beside the numbers."""

    voxel_mm: tuple[float, float] = (0.05, 10.0)  # micro-CT and a coarse overview; metres or micrometres lie beyond
    slice_mm: float = 40.0  # no protocol leaves wider gaps
    width_mm: tuple[float, float] = (60.0, 1500.0)  # a premature infant's chest (centimetres lie below); a bore
    height_mm: float = 2600.0  # whole body
    lung_litres: tuple[float, float] = (0.2, 10.0)  # below: infants or a part of a lung; above: nobody
    impossible_litres: float = 15.0
    whole_lung_mm: float = 100.0  # lungs lower than that are a part, or a small child's
    least_share: float = 0.01  # of the widest slice's lung area, from which on a slice counts
    least_slices: int = 10  # fewer do not show which way up the lungs are
    cut_share: float = 0.2  # of the widest slice's lung area: more of it in an end slice, and the lung goes on
    edge_cm2: float = 5.0  # lung at the sides of the image
    opaque_share: float = 0.12  # air of one lung over that of the other; 0.27 at least on real CT, 0.11 on half a chest
    lungs_mm: tuple[float, float, float] = (450.0, 350.0, 450.0)  # height, depth, width; barrel chests have 400 at most
    flat: float = 0.45  # height of lungs that are wholly in view over their width; 0.56 and more on real CT
    top_hu: float = 100.0  # above soft tissue and fluid; no whole CT of a chest, which has ribs, ends below
    top_share: float = 0.01  # of the image at its very highest value; noise leaves a few voxels there
    soft_tissue_hu: tuple[float, float] = (-30.0, 125.0)  # of most of it; 30 to 60 on real CT, once -10
    bone_hu: float = 400.0  # beyond it is no soft tissue
    tissue_share: float = 0.01  # of the image: less soft tissue says nothing
    spine_beside: float = 0.62  # of bone at both sides of the lungs, half-way up the chest: ribs are alike on both
    aerated_hu: float = -500.0
    tissue_hu: float = -200.0
    body_share: float = 0.3  # of the lungs' volume; a chest has more than as much body as lung
    least_bone_ml: float = 5.0  # less says nothing
    enough_voxels: int = 128  # along an axis, for the share of one volume in another
    jump: float = 2.5  # difference of two neighbours over the usual one there; whole scans have 2.1 at the most
    lone_jump: float = 1.8  # ... and over the largest of eight others there: anatomy changes over several slices
    few_slices: int = 3  # of another CT within this one: two jumps, beyond which it goes on
    ends_meet: float = 1.6  # difference of both ends over that of neighbours; 3 and more in whole scans, 1.3 if rolled
    slices_nearby: int = 3  # further away is elsewhere; two scans woven together repeat every second slice
    astray: float = 1.3  # difference from both neighbours over that from a slice elsewhere, from which on it counts
    astray_share: float = 0.06  # of the slices, and more than one; none in whole scans, 0.07 if sorted by their names
    mirrored_share: float = 0.8  # of those slices, from which on top and bottom are taken for alike
    noise_hu: float = 100.0  # in soft tissue; 72 at the most on real CT, most of them under 40; pictures have up to 179
    impossible_noise_hu: float = 250.0  # more than a sharp kernel shows at the lowest dose
    noise_alone: float = 0.25  # spread of blocks of 16 by 16 pixels over that of pixels; 1/16 in noise, 0.9 in a chest
    upside_down: float = 1.35  # cross-section of the lungs near the top over that near the base; 0.3 to 1.1 on real CT
    below_lungs_mm: float = 30.0  # where liver and stomach lie side by side
    liver_margin: float = 0.08  # of the lungs' width: chest wall and spine are left out
    liver_hu: tuple[float, float] = (20.0, 150.0)  # enhanced or not, in pictures too; most effusions lie below
    gas_hu: float = -300.0  # below it is lung or bowel gas, no tissue
    liver_on_left: float = (
        -0.08
    )  # solid share of tissue, right less left; 0.17 to 0.43 on real CT, reversed if mirrored
    air_hu: tuple[float, float] = (-1200.0, -600.0)  # whatever its scale; constants that pad a picture lie below
    air_share: float = 0.02  # of the image: less of it around the patient says nothing
    room_hu: tuple[float, float] = (-1060.0, -950.0)  # of that air; -1024 to -980 on real CT
    rolled: tuple[float, float] = (0.3, 1.5)  # difference of opposite edges over that of neighbours; whole CT have 1.8
    rolled_share: tuple[float, float] = (0.1, 0.9)  # of body at both edges; less or nothing but body says nothing
    parted_share: float = 0.15  # of the body at the edges: less of it in a line between, and air parts the chest
    seam: float = 1.8  # difference of two neighbouring lines over that of those beside; smooth bodies have 1.5
    least_lines: int = 16  # an image of fewer shows no chest
    enough_slices: int = 16  # of a scan, to see whether its lines fit each other
    least_step_hu: float = 0.3  # between slices, in blocks; less is no anatomy
    exchanged: float = 1.05  # difference from the near neighbour over that from the far one; 0.93 at most in real order
    ordered: float = 0.95  # the same in the median: where it is more, slices differ by noise, which has no order
    alike: float = 0.95  # slices two apart differ by 1.2 to 1.6 times as much as neighbours in a real scan


@dataclass(frozen=True)
class Bone:
    """What counts as bone, and what it tells of the way a patient lies; the reasons stand beside the numbers."""

    above_hu: float = 200.0  # above soft tissue and most enhanced blood
    spine_share: float = 0.4  # of midline bone behind the lungs; 0.68 and more on real CT, 0.32 and less upside-down
    narrow: float = 1.0  # width of the lungs over their depth, below which they may be turned; 1.14 and more on real CT
    up_to_hu: float = float("inf")  # the highest value of an image in which this is bone


LIMITS = Limits()
BONE = Bone()
BONE_IN_WINDOW = Bone(  # where a window cuts off what tells bone from enhanced blood, and often a slice is all there is
    above_hu=100.0,
    spine_share=0.33,  # 0.44 and more on real slices, 0.21 to 0.37 on scans upside-down
    narrow=0.87,  # 0.94 and more on real slices
    up_to_hu=250.0,
)
