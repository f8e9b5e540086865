"""How long something is kept: days, months or years back from a moment.

>>> cut_off("90d", datetime(2026, 11, 22, tzinfo=UTC)).isoformat()
'2026-08-24T00:00:00+00:00'
>>> cut_off("6m", datetime(2026, 8, 31, tzinfo=UTC)).isoformat()
'2026-02-28T00:00:00+00:00'
>>> cut_off("7 years", datetime(2026, 11, 22, tzinfo=UTC))
Traceback (most recent call last):
...
identity_schema.errors.ContractError: retention.form: keep is a number of days, months or years: \
90d, 18m, 7y
"""

import re
from datetime import UTC, datetime

from identity_schema.errors import ContractError

__all__ = ["check_keep", "cut_off"]

_UNITS = {"d": "days", "m": "months", "y": "years"}
_form = re.compile("([0-9]{1,4})([dmy])").fullmatch


def check_keep(text: object) -> str:
    """Return how long something is kept, in the form that it must have.

    Raises:
        ContractError: ``retention.form``: it is not a number with d, m or y behind it.
    """
    if not isinstance(text, str) or _form(text) is None:
        message = "keep is a number of days, months or years: 90d, 18m, 7y"
        raise ContractError("retention.form", message)
    return text


def cut_off(keep: str, as_of: datetime) -> datetime:
    """Return the moment at which, and before which, something is no longer kept.

    Months and years are those of the calendar in UTC; where a month has no such day, it is the
    month's last.

    Args:
        keep: How long it is kept.
        as_of: The moment to count back from, with a zone.

    Raises:
        ContractError: ``retention.form``: as for `check_keep`, or there is no such moment.
    """
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - costs time to import

    found = _form(check_keep(keep))
    number, unit = (found[1], found[2]) if found else ("0", "d")
    try:
        back = relativedelta(**{_UNITS[unit]: int(number)})  # type: ignore[arg-type]  # whole numbers
        made: datetime = as_of.astimezone(UTC) - back
    except (ValueError, OverflowError):
        message = f"{keep} before that time there was no calendar; keep less"
        raise ContractError("retention.form", message) from None
    return made
