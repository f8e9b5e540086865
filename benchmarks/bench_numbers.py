"""What reading a number, an address or a name costs, beside what one would use instead.

Measured as ``bench_values.py`` does. The addresses are distinct: house numbers differ from line to
line, so that no cache helps.

Run ``python benchmarks/bench_numbers.py [rounds]``.
"""

import argparse
import random
from collections.abc import Callable
from typing import Any

import schwifty
import usaddress
from bench_values import SIZE, Side, show
from stdnum import iban as stdnum_iban
from stdnum.exceptions import ValidationError
from stdnum.nz import bankaccount

from identity_schema.numbers import gb_account, iban, nuban, nz_account
from identity_schema.values import address, name

RANDOM = random.Random(2)  # noqa: S311  # values to time, not secrets


def or_none(read: Callable[[str], object]) -> Callable[[str], object]:
    """Answer None where another library raises on data."""

    def quiet(raw: str) -> object:
        try:
            return read(raw)
        except (ValidationError, ValueError, usaddress.RepeatedLabelError):
            return None

    return quiet


def numbered(form: str) -> list[str]:
    """Fill a number into a form, another one in every line."""
    return [form.format(RANDOM.randrange(1, 10_000)) for _ in range(SIZE)]


def named(form: str) -> list[str]:
    """Fill a surname into a form, another one in every line."""
    return [form.format("".join(RANDOM.choices("AEIOKLMNRST", k=7))) for _ in range(SIZE)]


def lines() -> list[tuple[str, list[Any], Side, list[Side]]]:
    """List what is measured: name, values, our side, other sides."""
    nz = [f"01-0902-{RANDOM.randrange(10**6):07d}-00" for _ in range(SIZE)]
    ibans = ["GB29NWBK60161331926819", "NL91ABNA0417164300", "DE89370400440532013000"] * 600
    tagged = ("usaddress.tag", or_none(usaddress.tag))
    addresses = {
        "NZ": "{} Cuba Street, Te Aro, Wellington 6011",
        "GB": "Flat 2, {} High Street, Reading, Berkshire, RG1 2AA",
        "NG": "{} Adeola Odeku Street, Victoria Island, Lagos",
        "US": "{} Main St Apt 5, Springfield, IL 62701",
    }
    return [
        (
            "NZ account",
            nz,
            ("nz_account.read", nz_account.read),
            [("stdnum", or_none(bankaccount.validate))],
        ),
        (
            "GB account",
            [f"{RANDOM.randrange(10**8):08d}" for _ in range(SIZE)],
            ("gb_account.read", lambda raw: gb_account.read("60-16-13", raw)),
            [],
        ),
        (
            "IBAN",
            ibans,
            ("iban.read", iban.read),
            [("schwifty", or_none(schwifty.IBAN)), ("stdnum", or_none(stdnum_iban.validate))],
        ),
        (
            "NUBAN",
            [f"{RANDOM.randrange(10**10):010d}" for _ in range(SIZE)],
            ("nuban.read", lambda raw: nuban.read(raw, "058")),
            [],
        ),
        *(
            (
                f"address {country}",
                numbered(form),
                ("address.read", lambda raw, country=country: address.read(raw, country)),
                [tagged],
            )
            for country, form in addresses.items()
        ),
        ("name", numbered("Hinemoa Jane Fantail{}"), ("name.read", name.read), []),
        (
            "joint holders",
            numbered("J SMITH & K SMITH{}"),
            ("split_holders", name.split_holders),
            [],
        ),
    ]


def main() -> None:
    """Measure and print every line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rounds", type=int, nargs="?", default=5)
    show(lines(), arguments.parse_args().rounds)


if __name__ == "__main__":
    main()
