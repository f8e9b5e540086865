"""Does the fast way of reading phones answer what phonenumbers answers?

Generates numbers around the numbering plans of the fast regions and of their neighbours, writes
them in sixteen shapes, and compares `identity_schema.values.phone.read` with phonenumbers asked
directly: valid or not, E.164, region, type, extension. The numbers depend on the seed alone.

Run ``python benchmarks/check_phone_fast.py [count] [seed]``; it ends with status 1 if one differs.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

import phonenumbers
from phonenumbers import PhoneMetadata, re_util

from identity_schema.reading import Reading
from identity_schema.values import phone
from identity_schema.values.phone.fast import FAST_REGIONS, find

REGIONS = (*sorted(FAST_REGIONS), "GG", "IM", "JE", "CC", "PR", "DE", "IT")
DEFAULTS = (None, "ZZ", "nz", "GG", "AR", *sorted(FAST_REGIONS))
SEPARATORS = ("", "", " ", "-", ".", ") ", "\u00a0", "\u2011", "/", "  ")
ARABIC = str.maketrans("0123456789", "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")
TYPES = (
    "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number",
    "voip", "pager", "uan", "voicemail",
)  # fmt: skip

Answer = tuple[str, str, str, str | None] | None


def examples() -> dict[str, list[str]]:
    """Collect the example numbers of each region, one for each type that it has."""
    found = {}
    for region in REGIONS:
        metadata = PhoneMetadata.metadata_for_region(region)
        descs = [getattr(metadata, name) for name in TYPES]
        found[region] = [d.example_number for d in descs if d and d.example_number]
    return found


def digits(rng: random.Random, count: int) -> str:
    """Return so many random digits."""
    return "".join(rng.choices("0123456789", k=max(count, 0)))


def national(rng: random.Random, known: list[str]) -> str:
    """Invent a national number: near an example, or of a random start and length."""
    example = rng.choice(known)
    kept = rng.randint(0, len(example))
    length = len(example) + rng.choice((0,) * 12 + (-2, -1, 1, 2, 4))
    return example[:kept] + digits(rng, length - kept)


def spaced(rng: random.Random, number: str) -> str:
    """Set one separator between some of the digits."""
    separator = rng.choice(SEPARATORS)
    if not separator:
        return number
    return "".join(d + (separator if rng.random() < 0.25 else "") for d in number)


def shapes(rng: random.Random, code: str, number: str) -> list[Callable[[], str]]:
    """List the ways to write a number."""
    return [
        lambda: f"+{code}{number}",
        lambda: f"+{code} {spaced(rng, number)}",
        lambda: spaced(rng, f"+{code}{number}"),
        lambda: f"+{code} (0){spaced(rng, number)}",
        lambda: f"+{code}0{number}",
        lambda: f"{code}{number}",
        lambda: f"{code}0{spaced(rng, number)}",
        lambda: f"0{number}",
        lambda: spaced(rng, f"0{number}"),
        lambda: f"(0{number[:2]}) {spaced(rng, number[2:])}",
        lambda: number,
        lambda: spaced(rng, number),
        lambda: f"1{number}",
        lambda: rng.choice(("00", "009", "011", "0011")) + code + spaced(rng, number),
        lambda: f"0{number} {rng.choice(('x', 'ext. ', '#'))}{digits(rng, 3)}",
        lambda: f"0{number}".translate(ARABIC),
    ]


def cases(count: int, seed: int) -> Iterator[tuple[str, str | None]]:
    """Generate texts and the region each is to be read in."""
    rng = random.Random(seed)  # noqa: S311  # numbers to compare, not secrets
    known = examples()
    codes = {region: str(phonenumbers.country_code_for_region(region)) for region in REGIONS}
    for _ in range(count):
        region = rng.choice(REGIONS)
        ways = shapes(rng, codes[region], national(rng, known[region]))
        default = region if rng.random() < 0.7 else rng.choice(DEFAULTS)
        yield rng.choice(ways)(), default


def asked(text: str, region: str | None) -> Answer:
    """Ask phonenumbers alone."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return (
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        phonenumbers.region_code_for_number(number) or "",
        phonenumbers.PhoneNumberType.to_string(phonenumbers.number_type(number)).lower(),
        number.extension or None,
    )


def expected(text: str, region: str | None) -> Answer:
    """Ask phonenumbers, and again with a plus sign for 00 where the first answer is none."""
    known = region and region.upper()
    if known not in phonenumbers.SUPPORTED_REGIONS:
        known = None
    answer = asked(text, known)
    bare = text.lstrip(" (")
    if answer is None and known and bare.startswith("00"):
        return asked("+" + bare[2:], known)
    return answer


def answered(reading: Reading[phone.Phone]) -> Answer:
    """Put what the reader made of a text the way `asked` does."""
    value = reading.value
    return value and (value.e164, value.region, value.type, value.extension)


def check(count: int, seed: int = 1) -> tuple[Counter[str], list[tuple[str, str | None]]]:
    """Compare both on so many numbers: how many came which way, and those that differ."""
    tally: Counter[str] = Counter()
    differ = []
    for text, region in cases(count, seed):
        reading = phone.read(text, region)
        if "phone.several" in reading.codes:  # not one text for the parser but two
            tally["several"] += 1
            continue
        want, got = expected(text, region), answered(reading)
        fast = find(text, region)
        way = "parser" if fast is None else "fast valid" if fast else "fast invalid"
        tally[way] += 1
        tally["valid"] += want is not None
        if want != got:
            differ.append((text, region))
    return tally, differ


def main() -> int:
    """Run the comparison and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    count, seed = vars(parser.parse_args()).values()
    if hasattr(re_util, "enable_pattern_cache"):
        re_util.enable_pattern_cache()
    start = time.perf_counter()
    tally, differ = check(count, seed)
    seconds = time.perf_counter() - start
    print(f"phonenumbers {phonenumbers.__version__}, {count} numbers, seed {seed}, {seconds:.0f} s")
    for name, number in tally.most_common():
        print(f"{name:>14} {number:>9} {number / count:7.1%}")
    print(f"{'different':>14} {len(differ):>9}")
    for text, region in differ[:20]:
        print(
            "   ", ascii(text), region, expected(text, region), answered(phone.read(text, region))
        )
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main())
