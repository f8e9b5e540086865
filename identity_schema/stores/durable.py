"""Files that outlast a loss of power."""

import os
from pathlib import Path

__all__ = ["replace", "sync", "write_whole"]


def sync(*paths: Path) -> None:
    """Wait until files, or the names in folders, are on the disk."""
    for path in paths:
        if os.name == "nt" and path.is_dir():
            continue  # Windows has no such call for folders
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replace(source: Path, target: Path) -> None:
    """Rename a file or folder on the same file system, and wait until that is on the disk."""
    source.replace(target)
    sync(target.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there as a whole or not at all."""
    growing = path.with_name(f"{path.name}.new")
    growing.write_bytes(data)
    sync(growing)
    replace(growing, path)
