"""JSONL to Parquet with pydantic and pandas: models, usual readers, a frame a table at the end.

The models are those of ``pydantic, as usual``. Of them people, addresses and accounts go to tables,
with the lists within them; evidence, checks, media, device and the rest of a record do not.
"""

import sys
from pathlib import Path
from typing import Any

import orjson
import pandas as pd
from peers.routes import routes

WANTED = {"source_id", "subject", "persons", "addresses", "accounts"}
TABLES = ("names", "persons", "contacts", "identifiers", "addresses", "accounts", "numbers")


def _kind(payload: dict[str, Any]) -> str:
    return "okra" if "data" in payload else "akahu" if "item" in payload else "oneid"


def _rows(record: dict[str, Any], tables: dict[str, list[dict[str, Any]]]) -> None:
    key = record["source_id"] or record["subject"]["id"]
    for number, person in enumerate(record.pop("persons")):
        at = {"source_id": key, "person": number}
        for table in ("names", "contacts", "identifiers", "addresses"):
            tables[table] += [at | row for row in person.pop(table)]
        tables["persons"].append(at | person)
    tables["addresses"] += [{"source_id": key} | row for row in record.pop("addresses")]
    for account in record.pop("accounts"):
        at = {"source_id": key, "account_id": account["id"]}
        tables["names"] += [at | row for row in account.pop("holders")]
        tables["numbers"] += [at | row for row in account.pop("numbers")]
        tables["accounts"].append({"source_id": key} | account)


def main(source: Path, output: Path) -> None:
    """Convert a file."""
    made = {
        provider: routes(provider)["pydantic, as usual"] for provider in ("okra", "akahu", "oneid")
    }
    tables: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    with source.open("rb") as lines:
        for line in lines:
            record = made[_kind(orjson.loads(line))](line)
            _rows(record.model_dump(include=WANTED), tables)
    output.mkdir()
    for table, rows in tables.items():
        pd.json_normalize(rows).to_parquet(output / f"{table}.parquet", compression="zstd")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
