"""Tokens: HMAC-SHA-256 (RFC 2104, FIPS 180-4) of a normal form under its kind.

>>> key = Key(b"0123456789abcdef0123456789abcdef")
>>> token(key, "bvn", "22165416979") == token(key, "bvn", "22165416979")
True
>>> token(key, "bvn", "22165416979") == token(key, "nin", "22165416979")
False
>>> token(key, "bvn", "22165416979")[:8]
'tok_bvn_'
"""

import hmac
import re
import unicodedata

from identity_schema.privacy.key import Key
from identity_schema.values import name

__all__ = ["normal_name", "normal_text", "token"]

_DIGITS = 32
"""Hexadecimal digits of a token: 128 bits, which no two of 10¹⁵ values are likely to share."""

_is_word = re.compile("[a-z][a-z0-9_]{0,31}").fullmatch


def token(key: Key, kind: str, text: str) -> str:
    """Return the token of a text.

    Args:
        key: The key of the tenant.
        kind: What the text is: a scheme (``bvn``), ``name``, ``phone``, ``email``, ``handle``, ….
            Texts of two kinds never have one token.
        text: Its normal form.
    """
    said = f"{len(kind)}:{kind}{text}".encode("utf-8", "surrogatepass")
    digest = hmac.digest(key.value, said, "sha256").hex()[:_DIGITS]
    return f"tok_{kind if _is_word(kind) else 'other'}_{digest}"


def normal_text(text: str) -> str:
    """Return a text without what two spellings of it differ in: case, width, white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def normal_name(text: str) -> str:
    """Return the normal form of a name, or of a text that is none."""
    form = name.read(text).value
    return (form.normal if form is not None else None) or normal_text(text)
