"""Two folders that change places in one step, where the system can do that.

Linux (``renameat2``) and macOS (``renamex_np``) can, on most file systems. Elsewhere it is two
renames, and whoever is killed between them leaves both folders to be found.
"""

import ctypes
import sys
from pathlib import Path

from identity_schema.stores.durable import sync

__all__ = ["exchange"]

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Let two names of one folder change places, and wait until that is on the disk.

    Returns:
        Whether they did; otherwise nothing has happened.
    """
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        names = str(one).encode(), str(other).encode()
        if sys.platform == "darwin":
            failed = libc.renamex_np(*names, _EXCHANGE)
        else:
            failed = libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
    except (AttributeError, OSError, TypeError):
        return False  # the system has no such call
    if failed:
        return False
    sync(one.parent)
    return True
