"""What reading a value costs, beside what one would use instead.

Every line is measured over distinct values in rounds that take turns, so that a busy machine slows
both sides alike; printed are medians in microseconds for one value and their ratio.

Run ``python benchmarks/bench_values.py [rounds]``.
"""

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import phonenumbers
from dateutil import parser

from identity_schema.values import country, email, money, phone, timestamp
from identity_schema.values import date as dates

SIZE = 2000
RANDOM = random.Random(1)  # noqa: S311  # values to time, not secrets

Side = tuple[str, Callable[[Any], object]]


def digits(count: int) -> str:
    """Return so many random digits."""
    return "".join(RANDOM.choices("0123456789", k=count))


def by_phonenumbers(region: str) -> Callable[[str], str | None]:
    """Make the usual three calls: parse, validate, format."""

    def read(raw: str) -> str | None:
        try:
            number = phonenumbers.parse(raw, region)
        except phonenumbers.NumberParseException:
            return None
        if not phonenumbers.is_valid_number(number):
            return None
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    return read


def by_dateutil(raw: str) -> datetime | None:
    """Parse, as one does who does not know that it guesses."""
    try:
        return parser.parse(raw)
    except ValueError:
        return None


def by_strptime(form: str) -> Callable[[str], datetime]:
    """Parse one known form."""
    return lambda raw: datetime.strptime(raw, form)  # noqa: DTZ007  # its zone is in the form or none


def cached(read: Callable[[str], object]) -> Callable[[str], object]:
    """Remember the last answers, which also keeps personal data in memory."""
    return lru_cache(maxsize=4096)(read)


def lines() -> list[tuple[str, list[str], Side, list[Side]]]:
    """List what is measured: name, values, our side, other sides."""
    days = [date(1930, 1, 1) + timedelta(RANDOM.randrange(30_000)) for _ in range(SIZE)]
    moments = [f"{day}T21:25:36.{digits(3)}Z" for day in days]
    named = [f"{day.day} {day:%b} {day.year}" for day in days]
    phones = {
        "NZ": [f"021 {digits(3)} {digits(4)}" for _ in range(SIZE)],
        "GB": [f"+44 7400 {digits(6)}" for _ in range(SIZE)],
        "NG": [f"0803{digits(7)}" for _ in range(SIZE)],
    }
    found = [
        (
            f"phone {region}, new",
            values,
            ("phone.read", lambda raw, region=region: phone.read(raw, region)),
            [("phonenumbers", by_phonenumbers(region))],
        )
        for region, values in phones.items()
    ]
    again = phones["NZ"][:50] * (SIZE // 50)
    fast = cached(lambda raw: phone.read(raw, "NZ"))
    slow = cached(by_phonenumbers("NZ"))
    broken = [f"01 {digits(3)} {digits(4)}" for _ in range(SIZE)]
    return [
        *found,
        (
            "phone NG, invalid",
            broken,
            ("phone.read", lambda raw: phone.read(raw, "NG")),
            [("phonenumbers", by_phonenumbers("NG"))],
        ),
        (
            "phone NZ, repeated",
            again,
            ("phone.read", lambda raw: phone.read(raw, "NZ")),
            [("same, lru_cache", fast), ("phonenumbers, lru_cache", slow)],
        ),
        (
            "date YYYY-MM-DD",
            [day.isoformat() for day in days],
            ("date.read", dates.read),
            [("dateutil.parser", by_dateutil), ("strptime", by_strptime("%Y-%m-%d"))],
        ),
        (
            "date DD/MM/YYYY",
            [f"{day:%d/%m/%Y}" for day in days],
            ("date.read", lambda raw: dates.read(raw, "DMY")),
            [("dateutil.parser", by_dateutil), ("strptime", by_strptime("%d/%m/%Y"))],
        ),
        (
            "date D Mon YYYY",
            named,
            ("date.read", dates.read),
            [("dateutil.parser", by_dateutil), ("strptime", by_strptime("%d %b %Y"))],
        ),
        (
            "timestamp ...Z",
            moments,
            ("timestamp.read", timestamp.read),
            [("dateutil.parser", by_dateutil), ("strptime", by_strptime("%Y-%m-%dT%H:%M:%S.%f%z"))],
        ),
        (
            "country",
            ["New Zealand", "GB", "Nigeria", "UK"] * 500,
            ("country.read", country.read),
            [],
        ),
        (
            "email",
            [f"n{digits(6)}@Example.nz" for _ in range(SIZE)],
            ("email.read", email.read),
            [],
        ),
        ("money", [f"NGN 1,{digits(3)}.00" for _ in range(SIZE)], ("money.read", money.read), []),
    ]


def measure(values: list[str], sides: list[Side], rounds: int) -> list[float]:
    """Return the median microseconds for a value of each side."""
    took: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for (_, read), times in zip(sides, took, strict=True):
            gc.collect()
            start = time.perf_counter()
            for value in values:
                read(value)
            times.append((time.perf_counter() - start) / len(values) * 1e6)
    return [statistics.median(times) for times in took]


def show(table: list[tuple[str, list[Any], Side, list[Side]]], rounds: int) -> None:
    """Measure and print every line of a table."""
    print(f"{'values':<20} {'reader':<16} {'us':>7}   instead")
    for name, values, ours, others in table:
        ours_us, *others_us = measure(values, [ours, *others], rounds)
        beside = ", ".join(
            f"{other} {us:.2f} (x{us / ours_us:.1f})"
            for (other, _), us in zip(others, others_us, strict=True)
        )
        print(f"{name:<20} {ours[0]:<16} {ours_us:>7.2f}   {beside}")


def main() -> None:
    """Measure and print every line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rounds", type=int, nargs="?", default=9)
    show(lines(), arguments.parse_args().rounds)


if __name__ == "__main__":
    main()
