"""Packing: files that are compressed, told by their name, and read as if they were not.

Zstandard is read with what Python 3.14 has for it, and before 3.14 with the same code from PyPI
(``backports.zstd``, the extra ``zstd``): like gzip, and unlike other libraries, it says when a file
ends too early. Memory is bounded: no more is unpacked than is asked for, and a frame that needs
a window of more than 128 MiB is refused.
"""

import gzip
import sys
import zlib
from importlib import import_module
from pathlib import PurePath
from typing import IO, Any

from identity_schema._extras import command_for
from identity_schema.errors import ContractError

__all__ = ["DAMAGED", "PACKINGS", "check_packing", "told_packing", "unpacked"]

_LIBRARY = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"

try:
    zstd: Any = import_module(_LIBRARY)
except ImportError:  # the extra is not there
    zstd = None

PACKINGS = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}
"""Suffix to packing."""

DAMAGED: tuple[type[Exception], ...] = (
    EOFError, zlib.error, gzip.BadGzipFile, *(() if zstd is None else (zstd.ZstdError,)),
)  # fmt: skip
"""What reading a packed file raises where it ends too early or is damaged."""

_WINDOW_LOG = 27


def told_packing(name: str) -> tuple[str | None, str]:
    """Tell by a name how a file is packed, and what it is called without that.

    >>> told_packing("payloads.JSONL.zst")
    ('zstd', 'payloads.jsonl')
    >>> told_packing("payloads.json")
    (None, 'payloads.json')
    """
    name = name.lower()
    suffix = PurePath(name).suffix
    packing = PACKINGS.get(suffix)
    return packing, name.removesuffix(suffix) if packing else name


def check_packing(packing: str | None) -> None:
    """Refuse what cannot be unpacked here.

    Raises:
        ContractError: ``input.library``: the extra ``zstd`` is not installed.
    """
    if packing == "zstd" and zstd is None:
        message = f"a .zst file needs more: {command_for('zstd')}"
        raise ContractError("input.library", message)


def unpacked(raw: IO[bytes], packing: str | None) -> IO[bytes]:
    """Return an open file as if it were not packed."""
    if packing is None:
        return raw
    if packing == "gzip":
        return gzip.GzipFile(fileobj=raw)  # type: ignore[return-value]  # reads as one does
    check_packing(packing)
    options = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
    file: IO[bytes] = zstd.ZstdFile(raw, options=options)
    return file
