"""JSONL to Parquet with Polars: one schema of structs, expressions, a prefix for phones.

No phone is checked, no other date is read, no name or bank rule applies, nothing is accounted for.
"""

import os
import sys
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "1"

import polars as pl

_T = pl.String


def _struct(names: str, **others: object) -> pl.Struct:
    return pl.Struct(dict.fromkeys(names.split(), _T) | others)


_DOCUMENT = _struct("fullName firstName middleName lastName dateOfBirth")
_CLAIMS = _struct("name given_name middle_name family_name birthdate")
SCHEMA = {
    "data": _struct("id firstname middlename lastname fullname dob bvn nin gender",
                    phone=pl.List(_T), address=pl.List(_T)),
    "item": _struct(
        "_id status",
        identities=pl.List(_struct("name formatted_account")),
        addresses=pl.List(_struct("type value", components=_struct("street postal_code"))),
        accounts=pl.List(_struct("name account_number holder bank")),
    ),
    **_struct("sub name given_name middle_name family_name birthdate phone_number").to_schema(),
    "address": _struct("street_address postal_code"),
    "verified_claims": pl.List(pl.Struct({"claims": _CLAIMS})),
    "idscan": pl.Struct({"documents": pl.List(pl.Struct({"confirmedData": _DOCUMENT}))}),
}  # fmt: skip


def _of(struct: str, **fields: str) -> list[pl.Expr]:
    held = pl.col(struct).struct
    return [held.field(field).alias(name) for name, field in fields.items()]


def _day(name: str = "birthdate") -> pl.Expr:
    return pl.col(name).str.to_date("%Y-%m-%d", strict=False)


_NAMES = ("text", "given_name", "middle_name", "family_name")


def _persons(okra: pl.LazyFrame, akahu: pl.LazyFrame, oneid: pl.LazyFrame) -> pl.LazyFrame:
    sent = dict(zip(_NAMES, ("name", *_NAMES[1:]), strict=True))
    printed = dict(zip(_NAMES, ("fullName", "firstName", "middleName", "lastName"), strict=True))
    claims = oneid.explode("verified_claims").select(
        pl.col("sub").alias("source_id"), pl.lit(1).alias("person"),
        pl.col("verified_claims").struct.field("claims").alias("one"),
    )  # fmt: skip
    documents = oneid.select(
        pl.col("sub").alias("source_id"), pl.lit(2).alias("person"),
        pl.col("idscan").struct.field("documents").alias("one"),
    ).explode("one").with_columns(
        pl.col("one").struct.field("confirmedData").alias("one")
    )  # fmt: skip
    identities = akahu.select(
        *_of("item", source_id="_id"), pl.lit(0).alias("person"),
        pl.col("item").struct.field("identities").alias("one"),
    ).explode("one")  # fmt: skip
    key = ["source_id", "person"]
    return pl.concat(
        [
            okra.select(
                *_of("data", source_id="id"), pl.lit(0).alias("person"),
                *_of("data", text="fullname", given_name="firstname", middle_name="middlename",
                     family_name="lastname", birthdate="dob"),
            ).with_columns(_day()),
            identities.select(*key, *_of("one", text="name")),
            oneid.select(
                pl.col("sub").alias("source_id"), pl.lit(0).alias("person"),
                pl.col("name").alias("text"), *_NAMES[1:], _day(),
            ),
            claims.select(*key, *_of("one", **sent, birthdate="birthdate")).with_columns(_day()),
            documents.select(*key, *_of("one", **printed, birthdate="dateOfBirth"))
            .with_columns(_day()),
        ],
        how="diagonal",
    )  # fmt: skip


def main(source: Path, output: Path) -> None:
    """Convert a file."""
    output.mkdir()
    payloads = pl.scan_ndjson(source, schema=SCHEMA)
    okra = payloads.filter(pl.col("data").struct.field("id").is_not_null())
    akahu = payloads.filter(pl.col("item").struct.field("_id").is_not_null())
    oneid = payloads.filter(pl.col("sub").is_not_null())
    phones = okra.select(
        *_of("data", source_id="id"), pl.col("data").struct.field("phone").alias("phone")
    ).explode("phone")  # fmt: skip
    homes = akahu.select(
        *_of("item", source_id="_id"), pl.col("item").struct.field("addresses").alias("one")
    ).explode("one")  # fmt: skip
    accounts = akahu.select(
        *_of("item", source_id="_id"), pl.col("item").struct.field("accounts").alias("one")
    ).explode("one")  # fmt: skip
    tables = {
        "persons": _persons(okra, akahu, oneid),
        "contacts": pl.concat([
            phones.with_columns(("+234" + pl.col("phone").str.slice(1)).alias("phone")),
            oneid.select(pl.col("sub").alias("source_id"), pl.col("phone_number").alias("phone")),
        ]),
        "addresses": pl.concat([
            okra.select(*_of("data", source_id="id", text="address")).explode("text"),
            homes.select("source_id", *_of("one", text="value")),
        ]),
        "accounts": accounts.select(
            "source_id", *_of("one", name="name", holder="holder", number="account_number",
                              bank_name="bank"),
        ),
    }  # fmt: skip
    for table, frame in tables.items():
        frame.sink_parquet(output / f"{table}.parquet", compression="zstd")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
