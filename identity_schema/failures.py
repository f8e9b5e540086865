"""Failures of the library itself: where it failed, and nothing of what it held."""

import traceback
from pathlib import Path

__all__ = ["FAILED", "FailedError", "place_of_failure"]

FAILED = "payload.failed"
"""The code of a payload on which the library itself failed."""

_HOME = Path(__file__).parent


class FailedError(Exception):
    """The library failed; nothing is said of what it held.

    Attributes:
        place: Kind of the exception and place in the library.
    """

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def place_of_failure(error: BaseException) -> str:
    """Return kind and place of an exception inside the library, without its text."""
    if isinstance(error, FailedError):
        return error.place
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if _is_ours(frame.filename)]
    frame = inside[-1] if inside else None
    where = "" if frame is None else f" at {_short(frame.filename)}:{frame.lineno}"
    return f"{type(error).__name__}{where}"


def _is_ours(filename: str) -> bool:
    return filename.startswith("<mapping ") or _HOME in Path(filename).parents


def _short(filename: str) -> str:
    if filename.startswith("<mapping "):
        return filename
    return Path(filename).relative_to(_HOME).as_posix()
