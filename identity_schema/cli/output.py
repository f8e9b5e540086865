r"""What the command prints.

>>> printable("a\x1b[31mb\n")
'a\\x1b[31mb\\n'
>>> list(aligned([("path", "to"), ("dob", "person.birthdate")]))
['path  to', 'dob   person.birthdate']
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["aligned", "complain", "complaint", "printable", "say"]


def printable(text: str) -> str:
    """Return a text with escapes in place of what could steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def aligned(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write rows in columns, two spaces between them."""
    table = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip()


def say(lines: Iterable[str]) -> None:
    """Print lines; a reader that has gone away is no error."""
    try:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still held would be written at exit, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complaint(message: str) -> str:
    """Return a message as it stands on standard error."""
    return f"identity-schema: {printable(message)}"


def complain(message: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"{complaint(message)}\n")
