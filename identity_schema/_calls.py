"""Wrong calls: an argument of another type is refused, with a word on what to give instead.

>>> check("size", 5, int, "a whole number")
>>> check("size", "5", int, "a whole number")
Traceback (most recent call last):
...
identity_schema.errors.ContractError: call.argument: size is to be a whole number; it is of type str
"""

from collections.abc import Iterable

from identity_schema.errors import ContractError

__all__ = ["ONE", "check", "check_many", "wrong"]

ONE = (str, bytes, bytearray, memoryview, dict)
"""What is one payload, though it can be iterated over."""


def check(name: str, value: object, cls: type | tuple[type, ...], wanted: str) -> None:
    """Check the type of an argument.

    Args:
        name: What the caller calls the argument.
        value: The argument.
        cls: What it is to be.
        wanted: The same in words.

    Raises:
        ContractError: ``call.argument``: it is something else.
    """
    if not isinstance(value, cls):
        raise wrong(name, value, wanted)


def check_many(name: str, value: object, wanted: str) -> None:
    """Check that an argument can be iterated over, and is no text or dict, which is one thing.

    Args:
        name: As for `check`, and so is ``wanted``.
        value: The argument.
        wanted: What it is to be, in words.

    Raises:
        ContractError: ``call.argument``: it is something else.
    """
    if isinstance(value, ONE) or not isinstance(value, Iterable):
        raise wrong(name, value, wanted)


def wrong(name: str, value: object, wanted: str) -> ContractError:
    """Make the error for an argument of a wrong type; it says the type and never the value."""
    message = f"{name} is to be {wanted}; it is of type {type(value).__name__}"
    return ContractError("call.argument", message)
