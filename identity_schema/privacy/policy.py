"""Policies: what becomes of each kind of value when a record is pseudonymised.

A policy is a TOML file. What it does not name stays with the default:

    [policy]
    birth_date = "age_band"
    money = "keep"

    [ages]
    on = 2026-11-22

>>> Policy().word("name"), Policy({"money": "keep"}).word("money")
('token', 'keep')
>>> Policy({"name": "year"})  # doctest: +ELLIPSIS
Traceback (most recent call last):
...
identity_schema.errors.ContractError: policy.form: name is one of: drop, keep, token
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from identity_schema._calls import check, wrong
from identity_schema.errors import ContractError
from identity_schema.model.fields import Sensitivity

__all__ = ["CHOICES", "DEFAULTS", "Policy", "load_policy"]

_ANY = ("drop", "keep", "token")
_LARGEST = 65536

CHOICES: Mapping[str, tuple[str, ...]] = {
    word: _ANY for word in Sensitivity if word is not Sensitivity.NONE
} | {
    "credential": ("drop",),
    "birth_date": ("age_band", "drop", "keep", "year"),
    "address": ("drop", "keep", "region", "token"),
    "demographic": ("drop", "keep", "region"),
}
"""Sensitivity to what may become of it."""

DEFAULTS: Mapping[str, str] = {
    "credential": "drop",
    "biometric": "drop",
    "government_identifier": "token",
    "image_link": "drop",
    "account_number": "token",
    "free_text": "drop",
    "screening_result": "keep",
    "birth_date": "year",
    "name": "token",
    "contact": "token",
    "address": "region",
    "device": "drop",
    "money": "drop",
    "demographic": "drop",
    "handle": "token",
}
"""What becomes of each where a policy does not say."""


def _checked(words: Mapping[str, str]) -> dict[str, str]:
    check("words", words, Mapping, "a dict of sensitivities to words")
    for name, word in words.items():
        if name not in CHOICES:
            message = f"there is no such sensitivity as {name!r}; there are: {', '.join(CHOICES)}"
            raise ContractError("policy.form", message)
        if word not in CHOICES[name]:
            raise ContractError("policy.form", f"{name} is one of: {', '.join(CHOICES[name])}")
    return {**DEFAULTS, **words}


def _day(_: object, __: object, value: Any) -> None:
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise wrong("ages_on", value, "a date, or None")


@attrs.frozen
class Policy:
    """What becomes of each kind of value.

    ``keep``: it stays. ``drop``: it goes. ``token``: a text becomes a keyed token, what is no text
    goes. ``year``: a date becomes its year. ``age_band``: it goes, and `Person.age_band` says the
    age in tens. ``region``: of an address or a place the country and a region that is known as one
    stay, of anything else nothing.

    Attributes:
        words: Sensitivity to one of these words; what is not named has the default.
        ages_on: The day on which ages are counted; None counts them on the day on which the record
            was made, as the provider says, and gives no band where nothing is said.
    """

    words: Mapping[str, str] = attrs.field(factory=dict, converter=_checked)
    ages_on: date | None = attrs.field(default=None, validator=_day)

    def word(self, sensitivity: str) -> str:
        """Return what becomes of values of a sensitivity; ``none`` is kept."""
        return self.words.get(sensitivity, "keep")


def load_policy(path: str | Path) -> Policy:
    """Read a policy from a TOML file.

    Raises:
        ContractError: ``policy.missing``: the file cannot be read; ``policy.form``: it says
            something that no policy says; ``call.argument``: the path is none.
    """
    check("path", path, (str, PathLike), "the path of a file")
    try:
        data = Path(path).read_bytes()[: _LARGEST + 1]
    except (OSError, ValueError):
        raise ContractError("policy.missing", "the file with the policy cannot be read") from None
    tables = _tables(data)
    words, ages = tables.pop("policy", {}), tables.pop("ages", {})
    if tables or not isinstance(words, dict) or not isinstance(ages, dict):
        raise ContractError("policy.form", "a policy has the tables [policy] and [ages], no other")
    day = ages.pop("on", None)
    if ages or not (day is None or (isinstance(day, date) and not isinstance(day, datetime))):
        raise ContractError("policy.form", "[ages] has one line, on = 2026-11-22")
    return Policy(words, day)


def _tables(data: bytes) -> dict[str, Any]:
    if len(data) > _LARGEST:
        raise ContractError("policy.form", f"a policy has at most {_LARGEST} bytes")
    try:
        return tomllib.loads(data.decode())
    except (ValueError, RecursionError):
        raise ContractError("policy.form", "the file is no TOML") from None
