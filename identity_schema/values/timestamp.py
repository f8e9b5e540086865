"""Timestamp: a moment, with the zone that makes it one.

ISO 8601-1:2019 and its profile RFC 3339 (2002) are read, and the two forms that programs write
beside them: that of mail and HTTP (RFC 5322, RFC 9110) and that of JavaScript's ``Date``. The
normal form is in UTC. A time without a zone is no moment, unless the caller knows the zone.

>>> read("2023-03-29T21:25:36.229Z").value.isoformat()
'2023-03-29T21:25:36.229000+00:00'
>>> read("2023-03-29T21:25+13:00").value.isoformat()
'2023-03-29T08:25:00+00:00'
>>> read("Sun Apr 16 1989 00:00:00 GMT+1200 (NZST)").value.isoformat()
'1989-04-15T12:00:00+00:00'
>>> reading = read("2023-03-29 21:25:36", zone="Africa/Lagos")
>>> reading.value.isoformat(), reading.codes
('2023-03-29T20:25:36+00:00', ('timestamp.zone_assumed',))

With a remark:

>>> read("2023-03-29T21:25:36.1234567Z").codes
('timestamp.truncated',)
>>> reading = read("2016-12-31T23:59:60Z")
>>> reading.value.isoformat(), reading.codes
('2017-01-01T00:00:00+00:00', ('timestamp.leap_second',))

No value:

>>> read("2023-03-29T21:25:36").codes, read("2023-03-29").codes
(('timestamp.no_zone',), ('timestamp.date_only',))
>>> read("2023-02-29T21:25:36Z").codes, read("soon").codes
(('timestamp.impossible',), ('timestamp.unreadable',))
>>> read("0001-01-01T00:00:00+13:00").codes, read(1680125136).codes
(('timestamp.out_of_range',), ('value.type',))
>>> reading = read("2023-10-29T01:30:00", zone="Europe/London")  # the clock was set back
>>> reading.codes, len(reading.candidates)
(('timestamp.ambiguous_local',), 2)
>>> read("2023-03-26T01:30:00", zone="Europe/London").codes  # an hour that was left out
('timestamp.nonexistent_local',)
"""

from datetime import UTC, datetime, timedelta, tzinfo

from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.timestamp_shapes import Iso, is_date, iso_of
from identity_schema.values.timestamp_zone import moments, zone_of

__all__ = ["quick", "read"]

# Leap seconds are inserted at the end of June or December, UTC (ITU-R TF.460-6): month, day, time.
_AFTER_LEAP = ((1, 1, 0, 0, 0), (7, 1, 0, 0, 0))


def quick(raw: str) -> datetime | None:
    """Return a moment that is written with its zone as RFC 3339 has it and needs no remark.

    None for any other text, of which `read` knows more.
    """
    if not 20 <= len(raw) <= 32 or raw[10] != "T" or raw[11:13] == "24":
        return None
    # at most six decimals, and the zone written as every version of Python reads it
    try:
        if raw[-1] == "Z":
            return datetime.fromisoformat(raw) if raw[-2] != "." and len(raw) <= 27 else None
        if raw[-6] in "+-" and raw[-3] == ":" and raw[-7] != ".":
            return datetime.fromisoformat(raw).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    return None


def read(raw: object, zone: str | None = None) -> Reading[datetime]:
    """Read a text that holds one moment.

    Args:
        raw: The text as sent.
        zone: The zone of a time that is written without one, where the source declares it: an
            offset such as ``+13:00`` or ``Z``, or a name of the IANA time zone database.

    Returns:
        A reading whose value is an aware `datetime` in UTC; without one and with
        ``timestamp.no_zone``, ``timestamp.date_only``, ``timestamp.impossible`` (no such day or
        time), ``timestamp.out_of_range`` (not in the years 1 to 9999 in UTC),
        ``timestamp.ambiguous_local`` (the hour that a clock shows twice: both are candidates),
        ``timestamp.nonexistent_local`` (the hour that it leaves out) or
        ``timestamp.unreadable``; or with a value and ``timestamp.leap_second``,
        ``timestamp.truncated`` (digits beyond the microsecond were dropped) or
        ``timestamp.zone_assumed``.

    Raises:
        ValueError: `zone` is neither an offset nor a known name.
    """
    if isinstance(raw, str) and (moment := quick(raw)) is not None:
        return reading(raw, moment)
    local = None if zone is None else zone_of(zone)
    return refuse(raw) or _read(str(raw), local)


def _read(raw: str, local: tzinfo | None) -> Reading[datetime]:
    text = " ".join(raw.replace("\u2212", "-").split())
    iso = iso_of(text)
    if iso is None:
        return reading(raw, None, (f"timestamp.{'date_only' if is_date(text) else 'unreadable'}",))
    codes = ["timestamp.truncated"] if _fraction(iso.time)[6:].strip("0") else []
    if iso.zone == "":
        if local is None:
            return reading(raw, None, ("timestamp.no_zone",))
        codes.append("timestamp.zone_assumed")
    try:
        found = _moments(iso, local)
    except OverflowError:
        return reading(raw, None, ("timestamp.out_of_range",))
    except ValueError:
        return reading(raw, None, ("timestamp.impossible",))
    if len(found) != 1:
        code = "timestamp.ambiguous_local" if found else "timestamp.nonexistent_local"
        return reading(raw, None, (code,), tuple(found))
    if _is_leap(iso):
        codes.append("timestamp.leap_second")
    return reading(raw, found[0], tuple(sorted(codes)))


def _moments(iso: Iso, local: tzinfo | None) -> list[datetime]:
    """List the moments that an ISO form means; a leap second is the second that follows it.

    Raises:
        OverflowError: The moment is not in the years 1 to 9999.
        ValueError: There is no such day or time.
    """
    from dateutil.parser import isoparser  # noqa: PLC0415  # most timestamps do without

    leap = _is_leap(iso)
    time = iso.time[:-2] + "59" if leap else iso.time
    parsed = isoparser(sep="T").isoparse(f"{iso.date}T{time}{iso.zone}") + timedelta(seconds=leap)
    found = [parsed.astimezone(UTC)] if parsed.tzinfo else moments(parsed, local or UTC)
    if leap and not all(m.timetuple()[1:6] in _AFTER_LEAP for m in found):
        raise ValueError
    return found


def _is_leap(iso: Iso) -> bool:
    """Tell whether the seconds are 60, and whole."""
    return len(iso.time.replace(":", "")) == 6 and iso.time.endswith("60")


def _fraction(time: str) -> str:
    return time.replace(",", ".").partition(".")[2]
