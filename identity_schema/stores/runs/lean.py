"""A process of our own: what it need not hold, it does not hold.

pyarrow imports pandas at the first array it makes, where that is installed. Nothing here uses it,
and it costs 70 MB and half a second in the command and in each worker.
"""

import os
import sys
from collections.abc import Sequence
from types import ModuleType

__all__ = ["POOL", "be_lean"]

POOL = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
"""The allocator of Arrow that gives memory back; what is set from outside counts more."""


class _WithoutPandas:
    """Finds no pandas, as where it is not installed.

    A finder needs no base class, and that of `importlib.abc` takes 8 ms to load.
    """

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        """Refuse the one, and leave all others to those who find them."""
        del path, target
        if fullname == "pandas":
            message = "this process does without pandas"
            raise ModuleNotFoundError(message, name=fullname)


def be_lean() -> None:
    """Let this process do without pandas, and give back the memory that Arrow used.

    Only for a process that is ours from its beginning: in the program of someone else, pyarrow
    could make no data frame afterwards.
    """
    os.environ.update(POOL | os.environ)
    sys.meta_path.insert(0, _WithoutPandas())
