"""What the command complains of never repeats the secret of a connection string.

It may stand in any argument, also in one where it should not be, and messages name arguments.

>>> hushed("no file postgresql://u:hunter2@db/x", ["postgresql://u:hunter2@db/x"])
'no file postgresql://db/x'
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from identity_schema.stores.connection import shown_uri

__all__ = ["Parser", "hushed"]


def hushed(message: str, words: Sequence[str]) -> str:
    """Return a message with connection strings as they may be shown.

    Args:
        message: The message.
        words: The arguments of the command.
    """
    for word in sorted(_values(words), key=len, reverse=True):
        shown = shown_uri(word)
        if shown != word:
            # As it was given, quoted, and as the path of a file that it was taken for.
            for said in (word, repr(word)[1:-1], str(Path(word))):
                message = message.replace(said, shown)
    return message


def _values(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield word
        if word.startswith("-") and "=" in word:
            yield word.partition("=")[2]


class Parser(argparse.ArgumentParser):
    """A parser whose errors are hushed.

    Attributes:
        words: The arguments that it is going to be given.
    """

    words: Sequence[str] = ()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end."""
        super().error(hushed(message, self.words))
