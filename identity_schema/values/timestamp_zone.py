"""Local time: what moments a clock on a wall can mean.

>>> zone_of("+13:00").utcoffset(None)
datetime.timedelta(seconds=46800)
>>> [m.isoformat() for m in moments(datetime(2023, 7, 1, 12), zone_of("Europe/London"))]
['2023-07-01T11:00:00+00:00']
>>> zone_of("Middle Earth")
Traceback (most recent call last):
...
ValueError: the zone is neither an offset nor a name of the time zone database
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

__all__ = ["moments", "zone_of"]

_offset = re.compile("([-+])([01][0-9]|2[0-3]):?([0-5][0-9])").fullmatch


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """Return the zone of an offset (``+13:00``, ``Z``) or of an IANA name.

    Raises:
        ValueError: The name is neither.
    """
    if name in {"Z", "UTC"}:
        return UTC
    found = _offset(name)
    if found:
        size = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(-size if found[1] == "-" else size)
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - 5 ms, and few name a zone

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        msg = "the zone is neither an offset nor a name of the time zone database"
        raise ValueError(msg) from None


def moments(local: datetime, zone: tzinfo) -> list[datetime]:
    """List the moments, in UTC, at which clocks of a zone show a time.

    There is one; two in the hour that is lived twice, none in the hour that is left out.

    Raises:
        OverflowError: The moment is not in the years 1 to 9999.
    """
    both = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(m for m in both if m.astimezone(zone).replace(tzinfo=None, fold=0) == local)
