"""The two errors: the call is wrong, or the data cannot be read at all.

A data problem inside a payload is never an exception; it is an `Issue` on its record.

>>> PayloadError("payload.not_json", "the bytes are no JSON text").code
'payload.not_json'
"""

__all__ = ["ContractError", "PayloadError"]


class _CodedError(ValueError):
    """An error with a stable code; its text never carries a value of the payload."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        """Pickle by code and message, so that errors cross process borders."""
        return type(self), (self.code, str(self).removeprefix(f"{self.code}: "))


class ContractError(_CodedError):
    """The caller's call or mapping document is wrong; the message says what to do."""


class PayloadError(_CodedError):
    """A payload cannot be read at all, or is of no known kind, or of two."""
