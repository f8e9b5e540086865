"""Canonical values out of what the readers answer: the same for every library's classes.

``c`` has the canonical classes, ``r`` the readers.
"""

from typing import Any

from identity_schema.reading import PLACEHOLDERS

__all__ = [
    "STATUSES", "USES", "account_number", "address", "email", "holders", "is_said", "main_name",
    "number", "parts_of", "phone", "whole_name",
]  # fmt: skip

STATUSES = {"PROCESSING": "processing", "COMPLETE": "complete", "ERROR": "error"}
USES = {"RESIDENTIAL": "residential", "POSTAL": "postal", "UNKNOWN": "unknown"}
_NAME_PARTS = ("given_name", "middle_name", "family_name", "title", "initials")
_PARSERS = ("rule", "usaddress")


def is_said(text: str | None) -> bool:
    """Tell a value from the words that systems write where there is none."""
    return bool(text) and text.lower() not in PLACEHOLDERS


def main_name(c: Any, r: Any, text: Any, *sent: Any) -> tuple[Any, str | None]:
    """Make the main name of somebody, and judge by it whether it is a natural person.

    The three parts are given, middle and family name, where they were sent.
    """
    form = r.name(text, *sent)
    if form is None:
        return c.Name(use="main", text=text), "unknown"
    kind = "natural" if form.kind == "person" else form.kind
    if not any(sent):
        return _parsed(c, form, "main", text), kind
    given, middle, family = sent
    name = c.Name(
        use="main", text=text, given_name=given, middle_name=middle, family_name=family,
        normal=form.normal,
    )  # fmt: skip
    return name, kind


def whole_name(c: Any, r: Any, use: str, text: str) -> Any:
    """Make a name of one text."""
    form = r.name(text)
    return c.Name(use=use, text=text) if form is None else _parsed(c, form, use, text)


def holders(c: Any, r: Any, line: str) -> list[Any]:
    """Make the names of a holder line."""
    return [_parsed(c, form, "main", form.text) for form in r.holders(line)]


def _parsed(c: Any, form: Any, use: str, text: str) -> Any:
    return c.Name(
        use=use,
        text=text,
        given_name=form.given_name,
        middle_name=form.middle_name,
        family_name=form.family_name,
        title=form.title,
        initials=form.initials,
        normal=form.normal,
        parsed=[part for part in _NAME_PARTS if getattr(form, part) is not None],
    )


def parts_of(c: Any, wire: Any, fields: dict[str, str]) -> tuple[list[Any], dict[str, str]]:
    """Take the provider's components of an address, verbatim and as the fields they become."""
    parts, sent = [], {}
    for label, field in fields.items():
        text = getattr(wire, label)
        if text:
            parts.append(c.Detail(label=label, text=text))
            sent.setdefault(field, text)
    return parts, sent


def address(c: Any, form: Any, **said: Any) -> Any:
    """Make an address of what was read, and of what the provider says beside it."""
    if form is None:
        return c.Address(**said)
    parsed = [pair for pair in form.origins if pair[1] in _PARSERS]
    return c.Address(
        unit=form.unit,
        building_number=form.building_number,
        street=form.street,
        suburb=form.suburb,
        locality=form.locality,
        region=form.region,
        postal_code=form.postal_code,
        country=form.country,
        parser=parsed[0][1] if parsed else None,
        parsed=[part for part, _ in parsed],
        **said,
    )


def phone(c: Any, r: Any, raw: str, region: str) -> Any:
    """Make a phone."""
    form = r.phone(raw, region)
    if form is None:
        return c.Contact(kind="phone", raw=raw)
    return c.Contact(kind="phone", raw=raw, value=form.e164, region=form.region, type=form.type)


def email(c: Any, r: Any, raw: str) -> Any:
    """Make an e-mail address."""
    return c.Contact(kind="email", raw=raw, value=r.email(raw))


def number(c: Any, r: Any, scheme: str, raw: str) -> Any:
    """Make a number of a person or of a document."""
    form = r.number(raw, scheme)
    if form is None:
        return c.Identifier(scheme=scheme, raw=raw)
    return c.Identifier(
        scheme=scheme, raw=raw, value=form.value, country=form.country,
        check=form.check or "not_checked",
    )  # fmt: skip


def account_number(c: Any, r: Any, raw: str, region: str) -> Any:
    """Make the number of an account."""
    form = r.account(raw, region)
    if form is None:
        return c.AccountNumber(scheme="other", raw=raw, masked=False)
    return c.AccountNumber(
        scheme=form.scheme,
        raw=raw,
        value=None if form.masked else form.value,
        bank=form.bank,
        branch=form.branch,
        account=form.account,
        suffix=form.suffix,
        masked=form.masked,
        check=form.check,
    )
