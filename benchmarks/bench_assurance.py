"""What comparing levels costs, beside the bare dict look-up that a careless rule would use.

Run ``python benchmarks/bench_assurance.py``. Best of seven, one process, in microseconds and as a
multiple of the look-up. Limits: ``compare`` 1 µs, ``meets`` with three alternatives 3 µs.
"""

import timeit
from collections.abc import Callable

from identity_schema.assurance import Assurance, Requirement, compare, load_pack, meets

ROUNDS, LOOPS = 7, 50_000

medium, high = Assurance("uk_diatf", "medium"), Assurance("uk_diatf", "high")
oneid = Assurance("uk_diatf", "high", procedure="h1b", policy="gpg45", status="PASS")
flagged = Assurance("uk_diatf", "high", status="FLAGGED")
eidas, iso = Assurance("eidas", "high"), Assurance("iso_29115", "loa3")
unknown, p2 = Assurance("uk_diatf", "hihg"), Assurance("govuk_one_login", "P2")
three = Requirement.parse("eidas:substantial | nist_800_63A@rev3:ial2 | uk_diatf:high")
with_medium = Requirement.parse("eidas:substantial | nist_800_63A@rev3:ial2 | uk_diatf:medium")
pack = load_pack("govuk_one_login_gpg45")
ranks = {("uk_diatf", "medium"): 1, ("uk_diatf", "high"): 2}

CASES: dict[str, tuple[Callable[[], object], float | None]] = {
    "dict look-up, two levels": (
        lambda: ranks["uk_diatf", "medium"] < ranks["uk_diatf", "high"],
        None,
    ),
    "compare, ranked": (lambda: compare(medium, high), 1),
    "compare, with procedure and status": (lambda: compare(medium, oneid), 1),
    "compare, other framework": (lambda: compare(high, eidas), 1),
    "compare, cited non-equivalence": (lambda: compare(eidas, iso), 1),
    "compare, unknown level": (lambda: compare(high, unknown), 1),
    "compare, flagged": (lambda: compare(high, flagged), 1),
    "compare, none declared": (lambda: compare(high, None), 1),
    "meets one of three, the last": (lambda: meets(high, three), 3),
    "meets one of three, as OneID declares": (lambda: meets(oneid, three), 3),
    "meets none of three": (lambda: meets(medium, three), 3),
    "meets three, unknown level": (lambda: meets(unknown, three), 3),
    "meets one of three by a pack": (lambda: meets(p2, with_medium, equivalences=pack), None),
    "parse a requirement of three": (lambda: Requirement.parse(str(three)), None),
}


def main() -> None:
    """Print one line a case."""
    base = 0.0
    for name, (call, limit) in CASES.items():
        best = min(timeit.repeat(call, number=LOOPS, repeat=ROUNDS)) / LOOPS * 1e6
        base = base or best
        over = "" if limit is None else f"  limit {limit} {'kept' if best <= limit else 'BROKEN'}"
        print(f"{name:40}{best:8.3f} µs{best / base:8.1f} x{over}")


if __name__ == "__main__":
    main()
