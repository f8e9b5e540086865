r"""Email address.

The shape is the ``addr-spec`` of RFC 5321 and RFC 5322 (2008) without comments, folding and
address literals, with the non-ASCII letters of RFC 6531 (2012). The domain has no case and is
written in lower case; the local part is its host's own business and stays as it is. An
internationalised domain keeps the form in which it was written.

>>> read("Ngaio.Te-Whaiti@Example.NZ").value
'Ngaio.Te-Whaiti@example.nz'
>>> read("Ngaio <ngaio@example.nz>").value, read("Ngaio <ngaio@example.nz>").codes
('ngaio@example.nz', ('email.display_name',))
>>> read("mailto:ngaio@example.nz?subject=hello").codes
('email.mailto',)
>>> read("ngaio@example.nz.").value, read("ngaio@example.nz.").codes
('ngaio@example.nz', ('email.trailing_dot',))

No value:

>>> read("ngaio@example").codes, read("ngaio at example.nz").codes
(('email.invalid',), ('email.invalid',))
>>> read("n***o@example.nz").codes
('email.masked',)
>>> reading = read("a@example.nz; b@example.nz")
>>> reading.codes, reading.candidates
(('email.several',), ('a@example.nz', 'b@example.nz'))
"""

import re
import unicodedata

from identity_schema._later import Pattern
from identity_schema.reading import Reading, reading, refuse

__all__ = ["quick", "read"]

_LONGEST_LOCAL = 64  # octets, RFC 5321 section 4.5.3.1.1
_LONGEST_DOMAIN = 253  # octets, RFC 1035 section 2.3.4 less the root's dot and length
_LONGEST_LABEL = 63

# Characters that RFC 5322 allows in an atom, the dot between atoms, and everything non-ASCII.
_plain_local = Pattern("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\x80-\U0010ffff-]+")
_quoted_local = Pattern(r'"(?:[^"\\\x00-\x1f\x7f]|\\[\x20-\x7e])*"')
_plain_domain = Pattern("[a-z0-9.-]+")
# Nearly every address; what the expression lets through beyond the shape, `_odd` finds.
_common = re.compile(
    "([A-Za-z0-9_+][A-Za-z0-9._+-]{0,63})@([A-Za-z0-9.-]{1,60}[.][A-Za-z]+)"
).fullmatch
_odd = re.compile("[.][.@]|[.@]-|-[.]|@[.]|xxxx@").search
_mask = Pattern(r"[*\u2022\u25cf\u2588]|x{4,}@|\.{3}")
_named = Pattern("[^<>]*<([^<>]+)>")
_between = Pattern(r"[,;|\s/]+")


def quick(raw: str) -> str | None:
    """Return an address as nearly all are written; None where `read` has to say."""
    common = _common(raw.strip()) if len(raw) < 128 else None
    return None if common is None or _odd(raw) else f"{common[1]}@{common[2].lower()}"


def read(raw: object) -> Reading[str]:
    """Read a text that holds one email address.

    Args:
        raw: The text as sent.

    Returns:
        A reading without value and with ``email.invalid``, ``email.masked`` (letters replaced by
        signs) or ``email.several`` (the addresses are the candidates); or with a value and
        ``email.display_name`` (a name stood before it), ``email.mailto`` (it was a link),
        ``email.repeated`` (one address, written more than once) or ``email.trailing_dot`` (the
        domain ended in one).
    """
    if isinstance(raw, str) and (common := quick(raw)) is not None:
        return reading(raw, common)
    refused = refuse(raw)
    if refused:
        return refused
    text = str(raw)
    bare, codes = _bare(text.strip())
    value = _normal(bare)
    if value is not None:
        return reading(text, value, codes)
    pieces = [_normal(_bare(piece)[0]) for piece in _between.split(text) if "@" in piece]
    several = tuple(dict.fromkeys(piece for piece in pieces if piece))
    if len(pieces) > 1 and several:
        repeated = len(several) == 1 and all(pieces)
        if repeated:
            return reading(text, several[0], ("email.repeated",))
        return reading(text, None, ("email.several",), several)
    return reading(text, None, ("email.masked" if _mask.search(bare) else "email.invalid",))


def _bare(text: str) -> tuple[str, tuple[str, ...]]:
    """Take away what is written around an address."""
    codes = []
    named = _named.fullmatch(text)
    if named:
        text = named[1].strip()
        codes.append("email.display_name")
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0]
        codes.append("email.mailto")
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
        codes.append("email.trailing_dot")
    return text, tuple(codes)


def _normal(text: str) -> str | None:
    """Return the canonical form of one bare address, or None where it is none."""
    local, at, domain = text.rpartition("@")
    if not at or _mask.search(text) or not (_is_local(local) and (domain := _domain(domain))):
        return None
    return f"{local}@{domain}"


def _is_local(local: str) -> bool:
    if local.startswith('"'):
        return _fits(local, _LONGEST_LOCAL) and _quoted_local.fullmatch(local) is not None
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    if dotted or not _plain_local.fullmatch(local) or not _fits(local, _LONGEST_LOCAL):
        return False
    return local.isascii() or _is_visible(local)


def _domain(domain: str) -> str:
    """Return a domain in lower case, or nothing where it is none."""
    lower = unicodedata.normalize("NFC", domain).lower()
    labels = lower.split(".")
    if len(labels) < 2 or labels[-1].isdecimal() or not _fits(lower, _LONGEST_DOMAIN):
        return ""
    if not _plain_domain.fullmatch(lower) and not (_is_visible(lower) and _is_worded(lower)):
        return ""
    whole = all(0 < len(x) <= _LONGEST_LABEL and x[0] != "-" != x[-1] for x in labels)
    return lower if whole else ""


def _is_visible(text: str) -> bool:
    """Tell whether a text has no spaces, controls or lone surrogates."""
    return text.isprintable() and not any(c.isspace() for c in text)


def _is_worded(domain: str) -> bool:
    """Tell whether a domain is letters of any script, their marks, digits, hyphens and dots."""
    return all(c in ".-" or c.isalnum() or unicodedata.category(c)[0] == "M" for c in domain)


def _fits(text: str, octets: int) -> bool:
    return len(text.encode("utf-8", "surrogatepass")) <= octets
