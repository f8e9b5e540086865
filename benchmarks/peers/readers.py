"""How the peers read values: with this library's readers, or as people usually write it.

``OURS`` are the readers that normalize uses. ``USUAL`` calls phonenumbers and dateutil for each
value and strips texts; it reads no address and checks no number.
"""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import dateutil.parser
import phonenumbers

from identity_schema.numbers import bank_account, identifier
from identity_schema.values import address, country, date, email, gender, name, phone, timestamp

__all__ = ["OURS", "USUAL"]

_ADDRESS = (
    "building_number", "street", "suburb", "locality", "region", "postal_code", "country",
)  # fmt: skip


def _our_date(raw: str | None) -> dt.date | None:
    made = None if raw is None else date.read(raw).value
    if made is None or made.month is None or made.day is None:
        return None
    return dt.date(made.year, made.month, made.day)


def _our_time(raw: str | None) -> dt.datetime | None:
    return None if raw is None else timestamp.read(raw).value


def _our_phone(raw: str, region: str) -> tuple[str | None, str | None]:
    made = phone.read(raw, region).value
    return (None, None) if made is None else (made.e164, made.region)


def _our_normal(text: str | None, given: Any, middle: Any, family: Any) -> str | None:
    if given or middle or family:
        made = name.read_parts(given, middle, family, text)
    elif text is not None:
        made = name.read(text)
    else:
        return None
    return None if made.value is None else made.value.normal


def _our_holders(text: str | None) -> list[tuple[str, str]]:
    if text is None:
        return []
    made = (reading.value for reading in name.split_holders(text))
    return [(value.text, value.normal) for value in made if value is not None]


def _our_address(text: str | None, sent: dict[str, str], region: str) -> dict[str, str | None]:
    if text is None and not sent:
        return {}
    made = address.read(text, region, components=sent or None).value
    return {} if made is None else {field: getattr(made, field) for field in _ADDRESS}


def _our_account(raw: str, region: str) -> tuple[str | None, str | None]:
    made = bank_account.read(raw, country=region).value
    return (None, None) if made is None else (made.scheme, None if made.masked else made.value)


def _our_number(raw: str, scheme: str) -> str | None:
    made = identifier.read(raw, scheme).value
    return None if made is None else made.value


OURS = SimpleNamespace(
    date=_our_date, time=_our_time, phone=_our_phone, normal=_our_normal, holders=_our_holders,
    address=_our_address, account=_our_account, number=_our_number,
    country=lambda raw: None if raw is None else country.read(raw).value,
    gender=lambda raw: None if raw is None else gender.read(raw).value,
    email=lambda raw: email.read(raw).value,
)  # fmt: skip


def _date(raw: str | None) -> dt.date | None:
    made = _time(raw)
    return None if made is None else made.date()


def _time(raw: str | None) -> dt.datetime | None:
    try:
        return None if raw is None else dateutil.parser.parse(raw)
    except (ValueError, OverflowError):
        return None


def _phone(raw: str, region: str) -> tuple[str | None, str | None]:
    try:
        made = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        return None, None
    if not phonenumbers.is_valid_number(made):
        return None, None
    e164 = phonenumbers.format_number(made, phonenumbers.PhoneNumberFormat.E164)
    return e164, phonenumbers.region_code_for_number(made)


def _normal(text: str | None, given: Any, middle: Any, family: Any) -> str | None:
    parts = [part for part in (given, middle, family) if part]
    return (" ".join(parts) or text or "").strip().lower() or None


_COUNTRIES = {"nigeria": "NG", "new zealand": "NZ", "uk": "GB", "united kingdom": "GB"}
_GENDERS = {"male": "male", "m": "male", "female": "female", "f": "female"}

USUAL = SimpleNamespace(
    date=_date, time=_time, phone=_phone, normal=_normal,
    holders=lambda text: [(part.strip(), part.strip().lower()) for part in (text or "").split("&")],
    address=lambda _, sent, __: sent,
    account=lambda raw, _: ("nz", raw.strip()),
    number=lambda raw, _: raw.strip(),
    country=lambda raw: None if raw is None else _COUNTRIES.get(raw.lower(), raw.upper()),
    gender=lambda raw: None if raw is None else _GENDERS.get(raw.lower()),
    email=lambda raw: raw.strip().lower(),
)  # fmt: skip
