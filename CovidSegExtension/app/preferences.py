"""What this computer remembers of a person between runs of the page."""

import contextlib
import hashlib
import json

from platformdirs import user_config_path

from ..files import atomic_path


class Preferences:
    """A small file in the user's own configuration folder; without one that can be read, nothing was chosen yet."""

    def __init__(self) -> None:
        self._path = user_config_path("covidseg", appauthor=False) / "app.json"

    def has_accepted(self, terms: str) -> bool:
        """Tell whether the person has agreed to these terms of a model."""
        return _digest(terms) in self._accepted()

    def remember_accepted(self, terms: str) -> None:
        """Remember that the person has agreed to these terms."""
        accepted = [*self._accepted(), _digest(terms)]
        with contextlib.suppress(OSError):  # the person is then asked again the next time
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(self._path) as temporary:
                temporary.write_text(json.dumps({"accepted_terms": accepted}, indent=1), encoding="utf-8")

    def _accepted(self) -> list[str]:
        try:
            accepted = json.loads(self._path.read_text(encoding="utf-8"))["accepted_terms"]
        except (OSError, ValueError, KeyError, TypeError):
            return []
        return [str(one) for one in accepted] if isinstance(accepted, list) else []


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
