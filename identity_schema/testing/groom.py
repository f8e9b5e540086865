"""Grooming: spellings and blanks."""

from typing import Any


def groom(recipe: Any, source: Any, root: Any, records: Any) -> None:
    pass
