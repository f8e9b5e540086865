"""How the peers read values: with this library's readers, or as people usually write it.

``OURS`` are the readers that normalize uses; they answer with their forms. ``USUAL`` calls
phonenumbers and dateutil for each value and strips texts; it parses no address and checks no
number. Its forms name what ours do, with None for what it does not find out.
"""

import datetime as dt
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

import dateutil.parser
import phonenumbers

from identity_schema.numbers import bank_account, identifier
from identity_schema.values import address, country, date, email, gender, name, phone, timestamp

__all__ = ["OURS", "USUAL"]


def _our_date(raw: str | None) -> dt.date | None:
    made = None if raw is None else date.read(raw).value
    if made is None or made.month is None or made.day is None:
        return None
    return dt.date(made.year, made.month, made.day)


def _our_name(text: str | None, given: Any = None, middle: Any = None, family: Any = None) -> Any:
    if given or middle or family:
        return name.read_parts(given, middle, family, text).value
    return None if text is None else name.read(text).value


def _our_holders(text: str) -> list[Any]:
    return [one.value for one in name.split_holders(text) if one.value is not None]


def _our_address(text: str | None, sent: dict[str, str], region: str) -> Any:
    return address.read(text, region, components=sent or None).value


@lru_cache(1024)
def _branch(text: str, sent: tuple[tuple[str, str], ...], region: str) -> Any:
    return address.read(text, region, components=dict(sent) or None).value


def _our_branch(text: str, sent: dict[str, str], region: str) -> Any:
    """Read the address of a branch, which has many customers, once."""
    return _branch(text, tuple(sent.items()), region)


OURS = SimpleNamespace(
    date=_our_date, name=_our_name, holders=_our_holders, address=_our_address, branch=_our_branch,
    time=lambda raw: None if raw is None else timestamp.read(raw).value,
    phone=lambda raw, region: phone.read(raw, region).value,
    account=lambda raw, region: bank_account.read(raw, country=region).value,
    number=lambda raw, scheme: identifier.read(raw, scheme).value,
    country=lambda raw: None if raw is None else country.read(raw).value,
    gender=lambda raw: None if raw is None else gender.read(raw).value,
    email=lambda raw: email.read(raw).value,
)  # fmt: skip


class _Name(NamedTuple):
    text: str | None
    normal: str | None
    kind: str | None = None
    given_name: str | None = None
    middle_name: str | None = None
    family_name: str | None = None
    title: str | None = None
    initials: str | None = None


class _Phone(NamedTuple):
    e164: str
    region: str | None
    type: str | None = None


class _Address(NamedTuple):
    building_number: str | None = None
    street: str | None = None
    suburb: str | None = None
    locality: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    unit: str | None = None
    origins: tuple[tuple[str, str], ...] = ()


class _Account(NamedTuple):
    scheme: str
    value: str
    bank: str | None = None
    branch: str | None = None
    account: str | None = None
    suffix: str | None = None
    masked: bool | None = None
    check: str | None = None


class _Number(NamedTuple):
    value: str
    country: str | None = None
    check: str | None = None


def _date(raw: str | None) -> dt.date | None:
    made = _time(raw)
    return None if made is None else made.date()


def _time(raw: str | None) -> dt.datetime | None:
    try:
        return None if raw is None else dateutil.parser.parse(raw)
    except (ValueError, OverflowError):
        return None


def _phone(raw: str, region: str) -> _Phone | None:
    try:
        made = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(made):
        return None
    e164 = phonenumbers.format_number(made, phonenumbers.PhoneNumberFormat.E164)
    return _Phone(e164, phonenumbers.region_code_for_number(made))


def _name(text: str | None, given: Any = None, middle: Any = None, family: Any = None) -> _Name:
    parts = [part for part in (given, middle, family) if part]
    return _Name(text, (" ".join(parts) or text or "").strip().lower() or None)


def _holders(text: str) -> list[_Name]:
    return [_name(part.strip()) for part in text.split("&")]


def _address(_: str | None, sent: dict[str, str], __: str) -> _Address | None:
    return _Address(**sent) if sent else None


_COUNTRIES = {"nigeria": "NG", "new zealand": "NZ", "uk": "GB", "united kingdom": "GB"}
_GENDERS = {"male": "male", "m": "male", "female": "female", "f": "female"}

USUAL = SimpleNamespace(
    date=_date, time=_time, phone=_phone, name=_name, holders=_holders, address=_address,
    branch=_address,
    account=lambda raw, _: _Account("nz", raw.strip()),
    number=lambda raw, _: _Number(raw.strip()),
    country=lambda raw: None if raw is None else _COUNTRIES.get(raw.lower(), raw.upper()),
    gender=lambda raw: None if raw is None else _GENDERS.get(raw.lower()),
    email=lambda raw: raw.strip().lower(),
)  # fmt: skip
