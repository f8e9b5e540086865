"""Connection strings as they may be shown: where to, never as whom or with what.

Whoever prints, logs or raises with a connection string prints what `shown_uri` makes of it. It says
which words may stand, rather than which may not: a parameter that nobody thought of is left out.

Sources: https://www.postgresql.org/docs/current/libpq-connect.html (2026-02): URI with several
hosts, ``key = 'value'`` pairs, percent-encoding, parameters in the query.

>>> shown_uri("postgresql://app:pa%73s@db1:5432,db2/canonical?sslmode=require")
'postgresql://db1:5432,db2/canonical?sslmode=require'
>>> shown_uri("host=db1 user=app password='a b' dbname=canonical")
'host=db1 dbname=canonical'
>>> shown_uri("postgresql://app:secret")
'postgresql://…'
"""

import re

__all__ = ["HIDDEN", "shown_uri"]

HIDDEN = "…"
"""What stands where nothing can be shown."""

_LONGEST = 4096
_HOST = r"(?:\[[0-9A-Fa-f:.%]*+\]|(?:[\w./-]|%2[Ff])*+)"
_NAME = re.compile(r"[\w.-]*+")
_SHOWN = {
    "connect_timeout": re.compile(r"\d*+"),
    "dbname": _NAME,
    "host": re.compile(rf"{_HOST}(?:,{_HOST})*+"),
    "hostaddr": re.compile(r"[0-9A-Fa-f.:,]*+"),
    "port": re.compile(r"[\d,]*+"),
    "service": _NAME,
    "sslmode": re.compile(r"[a-z-]*+"),
    "target_session_attrs": re.compile(r"[a-z-]*+"),
}
"""Parameters that may be shown, and what their values look like."""

_URI = re.compile(r"((?:jdbc:)?[A-Za-z][\w+.-]*+)://(.*+)", re.DOTALL | re.ASCII)
_PLACE = re.compile(
    rf"{_HOST}(?::\d*+)?(?:,{_HOST}(?::\d*+)?)*+(?:/(?:[\w.,+/-]|%[0-9A-Fa-f]{{2}})*+)?"
)
_PAIR = re.compile(
    r"\s*+(\w++)\s*+=\s*+('(?:[^'\\]|\\.)*+'|(?:[^\s'\\]|\\.)*+)(?=\s|\Z)", re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_LOOKS_SECRET = re.compile(r"(?:pass|pwd|secret|token|key|credential)\w*+\s*+=", re.IGNORECASE)


def shown_uri(uri: str) -> str:
    """Return what may be shown of a connection string: scheme, hosts, ports, database.

    User and password are left out, and so is a query with anything in it but a few harmless
    parameters, and everything of a text that cannot be told apart for certain, such as a password
    with an ``@`` in the query.

    Args:
        uri: A URI of any scheme, pairs ``key=value``, or a path of a file.

    Returns:
        The text in its own form, without what is not to be seen; showing it again changes nothing.
        `HIDDEN` stands for what cannot be shown. A path comes back as it is.
    """
    if len(uri) > _LONGEST:
        return HIDDEN
    found = _URI.fullmatch(uri.strip())
    if found:
        return _uri(found[1], found[2])
    if _PAIR.match(uri):
        return _pairs(uri)
    return _path(uri)


def _uri(scheme: str, rest: str) -> str:
    before, _, query = rest.partition("?")
    place = before.rpartition("@")[2]
    if "@" in query or not _PLACE.fullmatch(place):
        return f"{scheme}://{HIDDEN}"
    # Whole or not at all: what follows a password may be the rest of it, after a bare ``&``.
    pairs = (pair.partition("=") for pair in query.split("&"))
    kept = f"?{query}" if all(_is_shown(key, value) for key, _, value in pairs) else ""
    return f"{scheme}://{place}{kept}"


def _pairs(text: str) -> str:
    shown = []
    at = 0
    while found := _PAIR.match(text, at):
        at = found.end()
        value = found[2]
        if value[:1] == "'":
            value = value[1:-1]
        value = _ESCAPED.sub(r"\1", value)
        if value and _is_shown(found[1], value):
            shown.append(f"{found[1]}={value}")
    return " ".join(shown) if shown and not text[at:].strip() else HIDDEN


def _is_shown(key: str, value: str) -> bool:
    return key in _SHOWN and bool(_SHOWN[key].fullmatch(value))


def _path(text: str) -> str:
    user, at, place = text.rpartition("@")
    if not text.isprintable() or _LOOKS_SECRET.search(text):
        return HIDDEN
    return f"{HIDDEN}@{place}" if at and ":" in user and not _DRIVE.match(text) else text
