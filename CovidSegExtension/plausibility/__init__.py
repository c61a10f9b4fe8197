"""Whether a CT can be what it says: the impossible is refused, the doubtful becomes a note for the user.

Every front end comes through here: once before the lungs are looked for, once after. What a reader learns from a
file's header alone (compression, kernel, contrast) it puts into `Volume.notes`.
"""

from .field_of_view import outside_as_air
from .image import check_size, notes_on_ct
from .lungs import check_lungs

__all__ = ["check_lungs", "check_size", "notes_on_ct", "outside_as_air"]
