"""What a download that went wrong leaves under the name of a file: a web page, a pointer to where the file is kept."""

import re
from pathlib import Path

ZIP_ARCHIVE = "a zip archive"

_LONGEST = 1 << 10
"""Bytes by which all of them are known."""

_KINDS = (
    (
        re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S),
        "a web page",
    ),
    (re.compile(rb"version https?://[^\n]*git-lfs|version https://hawser"), "a Git LFS pointer"),
    (re.compile(rb"(\.\./|\./)*(\.git)?/?annex/objects/"), "a git-annex pointer"),
    (re.compile(rb"\s*<\?xml[^>]*>\s*<Error>|\s*<Error>", re.S), "the error message of a server"),
    (re.compile(rb'\s*\{\s*"(error|errors|message|detail|status)"\s*:'), "the error message of a server"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def stand_in(path: Path) -> str:
    """Say in a few words what is in a file instead of what its name says; empty where nothing of that is known.

    A zip archive counts: it is to be asked only where none is expected.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_LONGEST)
    except OSError:
        return ""
    if head.startswith(_ZIP):
        return ZIP_ARCHIVE
    head = head.removeprefix(_BYTE_ORDER_MARK)
    return next((kind for pattern, kind in _KINDS if pattern.match(head)), "")
