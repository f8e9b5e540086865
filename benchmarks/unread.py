"""Readers of structured values that read nothing, so that what is around them can be timed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from identity_schema.model.finish import address, contact, name, number
from identity_schema.reading import Reading
from identity_schema.values.address import Found

__all__ = ["unread"]

_UNREAD: Reading[Any] = Reading("", None)


def _nothing(*_: object, **__: object) -> Reading[Any]:
    return _UNREAD


def _none(*_: object) -> None:
    """Read nothing."""


def _nothing_found(*_: object) -> tuple[str, Found]:
    return "", Found()


def _no_holders(_: object) -> tuple[Reading[Any]]:
    return (_UNREAD,)


def _no_identifier(*_: object) -> tuple[Reading[Any], None, None, None]:
    return _UNREAD, None, None, None


_STUBS = (
    (address.address, "find", _nothing_found),
    (contact.email, "quick", _none),
    (contact.email, "read", _nothing),
    (contact.phone, "quick", _none),
    (contact.phone, "read", _nothing),
    (name.name, "quick", _none),
    (name.name, "quick_parts", _none),
    (name.name, "read", _nothing),
    (name.name, "read_parts", _nothing),
    (number.bank_account, "read", _nothing),
    (number.identifier, "find", _no_identifier),
    (number.name, "split_holders", _no_holders),
)


@contextmanager
def unread() -> Iterator[None]:
    """Let names, addresses, phones, e-mails and numbers be read by nobody."""
    with ExitStack() as stack:
        for module, reader, stub in _STUBS:
            stack.enter_context(mock.patch.object(module, reader, stub))
        yield
