"""The one report: ``make bench``.

Prints tables and writes the figures as JSON to ``build/bench.json``. ``--only payloads`` runs one
part of it; ``--rounds`` sets how many samples there are. Read the ratios: the microseconds are this
machine's.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import growing
import per_payload
import starting
from timing import machine

PARTS = {"payloads": per_payload, "growing": growing, "starting": starting}
PACKAGES = (
    "adaptix", "attrs", "cattrs", "glom", "msgspec", "orjson", "phonenumbers", "pydantic",
    "python-dateutil", "usaddress",
)  # fmt: skip
OUTPUT = Path("build/bench.json")


def _spread(figures: list[float], unit: str) -> str:
    middle, low, high = figures
    return f"{middle:8.2f}{unit} ({low:.2f} to {high:.2f})"


def _payloads(found: dict[str, Any]) -> list[str]:
    lines = []
    for kind, made in found.items():
        lines += ["", f"{kind}, {made['bytes']} bytes"]
        for name, row in made["rows"].items():
            gain = f"   normalize is {_spread(row['ours_is'], ' x')}" if "ours_is" in row else ""
            lines.append(f"  {name:50}{row['us']:10.1f} us{_spread(row['x'], ' x'):>28}{gain}")
    return lines


def _growing(found: dict[str, Any]) -> list[str]:
    lines = ["", "one identity on an Okra page of so many"]
    for size, figure in found.items():
        shown = _spread(figure, " x") if isinstance(figure, list) else f"{figure:8.1f} us"
        lines.append(f"  {size:50}{shown}")
    return lines


def _starting(found: dict[str, Any]) -> list[str]:
    lines = ["", "milliseconds over bare Python: of the processor, on the clock"]
    for name, kinds in found.items():
        shown = "".join(f"{_spread(figures, ' ms'):>34}" for figures in kinds.values())
        lines.append(f"  {name:40}{shown}")
    return lines


SHOWN = {"payloads": _payloads, "growing": _growing, "starting": _starting}


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="run this part")
    parser.add_argument("--rounds", type=int, default=15, help="samples of each figure")
    parser.add_argument("--json", type=Path, default=OUTPUT, help="where the figures go")
    arguments = parser.parse_args()
    report: dict[str, Any] = {"machine": machine(*PACKAGES), "rounds": arguments.rounds}
    print(json.dumps(report["machine"]))
    for name in arguments.only or PARTS:
        report[name] = PARTS[name].measure(arguments.rounds)
        print("\n".join(SHOWN[name](report[name])), flush=True)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(report, indent=1) + "\n")
    print(f"\nwritten to {arguments.json}")


if __name__ == "__main__":
    sys.exit(main())
