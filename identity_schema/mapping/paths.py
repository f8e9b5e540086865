r"""Paths of a source object: ``data.identity[].dob``.

>>> parse_path("data.identity[]")
(Step(key='data', many=False), Step(key='identity', many=True))
>>> parse_path(".")
()
>>> write_path(parse_path("[].data"))
'[].data'
>>> parse_path('"a.b".c')[0].key
'a.b'
>>> has_star("data.*"), has_star('data."*"')
(True, False)
>>> pointer_token("a/b~c")
'a~1b~0c'
"""

import re
from typing import NamedTuple

__all__ = ["Path", "Step", "has_star", "parse_path", "pointer_token", "write_path"]

_STEP = re.compile(r'(?:"([^"]+)"|([^."\[\]]+))?(\[\])?(?:\.|$)')


class Step(NamedTuple):
    """One step down: a key, and whether a list is documented there.

    Attributes:
        key: The key; empty for the elements of a list that stands for itself (``[]``).
        many: Whether the document says that it is a list.
    """

    key: str
    many: bool


Path = tuple[Step, ...]


def parse_path(text: object) -> Path:
    """Read a path; ``.`` is the object itself.

    Raises:
        ValueError: It is no path.
    """
    if not isinstance(text, str):
        msg = "a path is a text"
        raise ValueError(msg)  # noqa: TRY004 - the caller makes one kind of error of both
    steps: list[Step] = []
    position = 0
    while text != "." and position < len(text):
        found = _STEP.match(text, position)
        wrong = found is None or not found[0].strip(".") or text.endswith(".")
        if found is None or wrong:
            msg = f"{text!r} is no path: write a.b[].c, quote a key that has a dot"
            raise ValueError(msg)
        steps.append(Step(found[1] or found[2] or "", bool(found[3])))
        position = found.end()
    return tuple(steps)


def has_star(text: str) -> bool:
    """Whether a path has a ``*`` or ``**`` for a step, which is no key unless it is quoted."""
    return any(step[2] in {"*", "**"} for step in _STEP.finditer(text))


def write_path(path: Path) -> str:
    """Write a path as `parse_path` reads it."""
    return ".".join(_quoted(s.key) + ("[]" if s.many else "") for s in path) or "."


def _quoted(key: str) -> str:
    return f'"{key}"' if "." in key or key == "*" else key


def pointer_token(key: str) -> str:
    """Escape a key for a JSON Pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key
