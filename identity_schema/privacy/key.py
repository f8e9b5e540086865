"""Keys of pseudonyms: out of a file, or out of a variable of the environment that is named.

A key is never an argument of a command, where every other process can read it. Make one of 32
random bytes for each tenant, and keep it apart from the data:

    python -c "import secrets; print(secrets.token_hex(32))" > tenant.key

The bytes of the file are the key, without white space at its ends; so the text in a variable gives
the key that it gives in a file.
"""

import os
import stat
from pathlib import Path

import attrs

from identity_schema._calls import check
from identity_schema.errors import ContractError

__all__ = ["MIN_BYTES", "Key", "is_open_to_others", "key_from_environment", "load_key"]

MIN_BYTES = 32
"""Length of the shortest key: that of a SHA-256 (RFC 2104, section 3)."""

_LARGEST = 4096
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    message = "a key is bytes; load_key and key_from_environment read one"
    raise ContractError("key.type", message)


@attrs.frozen
class Key:
    """A key; nothing shows it.

    >>> Key(b"0123456789abcdef0123456789abcdef")
    Key()
    >>> Key(b"secret")
    Traceback (most recent call last):
    ...
    identity_schema.errors.ContractError: key.short: a key has 32 bytes or more
    """

    value: bytes = attrs.field(repr=False, converter=_bytes)

    @value.validator
    def _long_enough(self, _: object, value: bytes) -> None:
        if len(value) < MIN_BYTES:
            raise ContractError("key.short", f"a key has {MIN_BYTES} bytes or more")

    def __reduce__(self) -> str:
        """Refuse to be pickled: a key would lie in the pickle for all to read."""
        raise TypeError("a key cannot be pickled; load it where it is used")


def load_key(path: str | Path) -> Key:
    """Read a key from a file.

    Raises:
        ContractError: ``key.missing``: the file cannot be read; ``key.short``; ``key.long``: it is
            no key but some other file; ``call.argument``: the path is none.
    """
    check("path", path, (str, os.PathLike), "the path of a file")
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        raise ContractError("key.missing", "the file with the key cannot be read") from None
    if len(data) > _LARGEST:
        raise ContractError("key.long", f"a file with a key has at most {_LARGEST} bytes")
    return Key(data.strip())


def is_open_to_others(path: str | Path) -> bool:
    """Tell whether more than its owner may read or change a file; never so on Windows."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return os.name == "posix" and bool(mode & _OTHERS)


def key_from_environment(name: str) -> Key:
    """Read a key from the variable of the environment that has a name.

    Raises:
        ContractError: ``key.missing``: there is no such variable; ``key.short``;
            ``call.argument``: the name is no text.
    """
    check("name", name, str, "the name of a variable")
    text = os.environ.get(name)
    if text is None:
        raise ContractError("key.missing", "the environment has no variable of that name")
    return Key(text.strip().encode("utf-8", "surrogateescape"))
