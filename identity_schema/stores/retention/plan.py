"""The plan of a purge, worked out inside the database: what goes, what is blanked, what is held.

The statements are the same for DuckDB and PostgreSQL. They make temporary tables:

* ``purge_due``: each record, and each payload without records, that a rule or a request names;
* ``purge_gone``: what is deleted with all its rows; a payload when none of its records is left;
* ``purge_blank``: what is blanked, by sensitivity; what a payload's own rows say when it is due for
  all its records;
* ``purge_counts``: how many rows and values that makes, by key.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import attrs

from identity_schema.stores.retention.blanks import blanks_of
from identity_schema.stores.retention.keep import cut_off
from identity_schema.stores.retention.named import Ask, buried_keys, strange_keys
from identity_schema.stores.retention.policy import Rule
from identity_schema.tables.schema import TABLES

__all__ = ["ERASURE", "Purge", "Report", "counted", "gone_condition", "make_plan"]

ERASURE = "erasure"
"""The reason of what goes on request."""


@attrs.frozen
class Purge:
    """What is asked for.

    Attributes:
        as_of: The moment that rules count back from, which tombstones say; with a zone.
        rules: The rules of the policy.
        subjects: Keys of what must go on request, whatever the policy says.
        holds: Keys of what must stay, whatever else is asked for.
    """

    as_of: datetime
    rules: tuple[Rule, ...] = ()
    subjects: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    holds: frozenset[str] = attrs.field(default=frozenset(), repr=False)

    @property
    def words(self) -> frozenset[str]:
        """The sensitivities that its rules name."""
        return frozenset(word for rule in self.rules for word in rule.sensitivities)


@attrs.frozen
class Report:
    """What a purge did, or would do.

    Attributes:
        records: Records that were deleted.
        payloads: Payloads that were deleted.
        rows: Rows that were deleted, in all tables.
        values: Values that were blanked, in all tables.
        blanked: Records in which values were blanked, and payloads.
        held: Records, and payloads without any, that had to go and are held.
        undated: Rule to the records that have none of its times, so that it said nothing of them.
        reasons: Reason to the records and payloads that were deleted or blanked for it.
        gone_before: Keys of what must go that name nothing, for a tombstone says that they went.
        strange_subjects: Keys of what must go that name nothing, and that no tombstone knows.
        strange_holds: Keys of what must stay that name nothing in it.
    """

    records: int = 0
    payloads: int = 0
    rows: int = 0
    values: int = 0
    blanked: int = 0
    held: int = 0
    undated: tuple[tuple[int, int], ...] = ()
    reasons: tuple[tuple[str, int], ...] = ()
    gone_before: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    strange_subjects: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    strange_holds: frozenset[str] = attrs.field(default=frozenset(), repr=False)

    @property
    def changes(self) -> bool:
        """Whether anything goes."""
        return bool(self.rows or self.values)


def make_plan(purge: Purge, ask: Ask, graves: str = "") -> Report:
    """Work out what a purge does, in temporary tables of a connection, and return it counted.

    Args:
        purge: What is asked for.
        ask: Runs a statement in that connection.
        graves: SQL of the store's tombstones; empty where it has none.
    """
    for statement in _statements(purge):
        ask(statement)
    return counted(purge, ask, graves)


def _statements(purge: Purge) -> Iterator[str]:
    yield _keys("purge_holds", purge.holds)
    yield _keys("purge_subjects", purge.subjects)
    yield _SEEN
    yield _DUE
    yield _due(ERASURE, ("NULL",), _IS_SUBJECT)
    for rule in purge.rules:
        words = tuple(f"'{word}'" for word in rule.sensitivities) or ("NULL",)
        yield _due(f"rule {rule.number}", words, _is_due(rule, purge.as_of))
    yield from (_GONE, _GONE_PAYLOADS, _BLANK, _BLANK_PAYLOADS)
    yield _counts(purge.words)


def _keys(table: str, keys: frozenset[str]) -> str:
    rows = ", ".join(f"({_text(key)})" for key in sorted(keys))
    values = f"VALUES {rows}" if rows else "SELECT '' WHERE FALSE"
    return f"CREATE TEMP TABLE {table} AS SELECT * FROM ({values}) AS said(key)"  # noqa: S608 - texts are quoted


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _moment(moment: datetime) -> str:
    return f"CAST('{moment.astimezone(UTC).isoformat()}' AS TIMESTAMP WITH TIME ZONE)"


def _is_due(rule: Rule, as_of: datetime) -> str:
    times = ", ".join(rule.since)
    return f"{_is_of(rule)} AND coalesce({times}) <= {_moment(cut_off(rule.keep, as_of))}"


def _is_of(rule: Rule) -> str:
    listed = ", ".join(_text(provider) for provider in rule.providers)
    return f"provider IN ({listed})" if listed else "TRUE"


def _due(why: str, words: tuple[str, ...], condition: str) -> str:
    listed = ", ".join(f"(CAST({word} AS TEXT))" for word in words)
    return (
        f"INSERT INTO purge_due SELECT record_key, payload_key, pointer, '{why}', word, held"  # noqa: S608 - our own names; texts are quoted
        f" FROM purge_seen CROSS JOIN (VALUES {listed}) AS said(word) WHERE {condition}"
    )


_IS_NAMED = """(records.record_key IN (SELECT key FROM {table})
    OR records.payload_key IN (SELECT key FROM {table})
    OR coalesce(records.subject_id IN (SELECT key FROM {table}), FALSE))"""
_IS_SUBJECT = "named"
_SEEN = f"""\
CREATE TEMP VIEW purge_seen AS
SELECT records.record_key, records.payload_key, records.pointer, records.provider,
  payloads.received_at, records.created_at, records.updated_at, records.verified_at,
  {_IS_NAMED.format(table="purge_holds")} AS held,
  {_IS_NAMED.format(table="purge_subjects")} AS named
FROM records LEFT JOIN payloads ON payloads.record_key = records.payload_key
UNION ALL
SELECT record_key, record_key, '', split_part(kind, '.', 1), received_at,
  CAST(NULL AS TIMESTAMP WITH TIME ZONE), CAST(NULL AS TIMESTAMP WITH TIME ZONE),
  CAST(NULL AS TIMESTAMP WITH TIME ZONE),
  record_key IN (SELECT key FROM purge_holds), record_key IN (SELECT key FROM purge_subjects)
FROM payloads
WHERE NOT EXISTS (SELECT 1 FROM records WHERE records.payload_key = payloads.record_key)
"""  # noqa: S608 - our own names
_DUE = """\
CREATE TEMP TABLE purge_due (
  record_key TEXT, payload_key TEXT, pointer TEXT, why TEXT, word TEXT, held BOOLEAN
)
"""
_GONE = """\
CREATE TEMP TABLE purge_gone AS
SELECT record_key, min(payload_key) AS payload_key, min(pointer) AS pointer, min(why) AS why
FROM purge_due WHERE word IS NULL AND NOT held GROUP BY record_key
"""
_GONE_PAYLOADS = """\
INSERT INTO purge_gone
WITH held AS (SELECT payload_key, count(*) AS number FROM records GROUP BY payload_key)
SELECT gone.payload_key, gone.payload_key, '', min(gone.why)
FROM purge_gone AS gone JOIN held ON held.payload_key = gone.payload_key
WHERE gone.record_key <> gone.payload_key
GROUP BY gone.payload_key, held.number HAVING count(*) = held.number
"""
_BLANK = """\
CREATE TEMP TABLE purge_blank AS
SELECT record_key, payload_key, word, min(why) AS why FROM purge_due
WHERE word IS NOT NULL AND NOT held
  AND NOT EXISTS (SELECT 1 FROM purge_gone AS o WHERE o.record_key = purge_due.record_key)
GROUP BY record_key, payload_key, word
"""
_BLANK_PAYLOADS = """\
INSERT INTO purge_blank
WITH held AS (
  SELECT payload_key, count(*) AS number FROM records
  WHERE NOT EXISTS (SELECT 1 FROM purge_gone AS o WHERE o.record_key = records.record_key)
  GROUP BY payload_key
)
SELECT blank.payload_key, blank.payload_key, blank.word, min(blank.why)
FROM purge_blank AS blank JOIN held ON held.payload_key = blank.payload_key
WHERE blank.record_key <> blank.payload_key
GROUP BY blank.payload_key, blank.word, held.number HAVING count(*) = held.number
"""


def gone_condition(table: str) -> str:
    """Return SQL: whether a row goes.

    With a record goes what its payload says of the leaves below it, also where the payload stays.
    """
    is_gone = "record_key IN (SELECT record_key FROM purge_gone)"
    if table not in {"issues", "leaves"}:
        return is_gone
    return (
        f"({is_gone} OR EXISTS (SELECT 1 FROM purge_gone AS gone"  # noqa: S608 - our own names
        f" WHERE gone.payload_key = {table}.record_key AND gone.pointer <> ''"
        f" AND (coalesce({table}.pointer, '') = gone.pointer"
        f" OR starts_with(coalesce({table}.pointer, ''), gone.pointer || '/'))))"
    )


def _counts(words: frozenset[str]) -> str:
    parts = []
    for table in TABLES:
        parts.append(
            f"SELECT record_key, 1 AS gone, 0 AS blanked FROM {table} WHERE {gone_condition(table)}"  # noqa: S608 - our own names
        )
        blanks = blanks_of(table, words)
        if blanks:
            values = " + ".join(
                f"CASE WHEN ({blank.due}) AND {blank.says} THEN 1 ELSE 0 END" for blank in blanks
            )
            parts.append(
                f"SELECT record_key, 0, {values} FROM {table}"  # noqa: S608 - likewise
                f" WHERE record_key IN (SELECT record_key FROM purge_blank)"
                f" AND NOT {gone_condition(table)}"
            )
    together = "\nUNION ALL\n".join(parts)
    return (
        "CREATE TEMP TABLE purge_counts AS SELECT record_key, CAST(sum(gone) AS BIGINT) AS gone,"  # noqa: S608 - likewise
        f" CAST(sum(blanked) AS BIGINT) AS blanked FROM (\n{together}\n) AS made"
        " GROUP BY record_key HAVING sum(gone) + sum(blanked) > 0"
    )


_COUNTED = """\
SELECT coalesce(sum(gone), 0), coalesce(sum(blanked), 0),
  coalesce(sum(CASE WHEN blanked > 0 THEN 1 ELSE 0 END), 0) FROM purge_counts
"""
_BY_REASON = """\
SELECT why, count(*) FROM (
  SELECT why, record_key FROM purge_gone
  UNION
  SELECT why, record_key FROM purge_blank
  WHERE record_key IN (SELECT record_key FROM purge_counts)
) AS made GROUP BY why ORDER BY length(why), why
"""


def counted(purge: Purge, ask: Ask, graves: str = "") -> Report:
    """Count what `make_plan` worked out; it has the same arguments."""
    strange = strange_keys("purge_subjects", purge.subjects, ask)
    gone_before = buried_keys(graves, strange, ask)
    ((rows, values, blanked),) = ask(_COUNTED)
    ((records,),) = ask("SELECT count(*) FROM purge_gone WHERE record_key <> payload_key")
    ((payloads,),) = ask("SELECT count(*) FROM purge_gone WHERE record_key = payload_key")
    ((held,),) = ask("SELECT count(DISTINCT record_key) FROM purge_due WHERE held")
    undated = []
    for rule in purge.rules:
        times = ", ".join(rule.since)
        ((count,),) = ask(
            f"SELECT count(*) FROM purge_seen WHERE {_is_of(rule)} AND coalesce({times}) IS NULL"  # noqa: S608 - texts are quoted
        )
        undated.append((rule.number, int(count)))
    return Report(
        records=records, payloads=payloads, rows=int(rows), values=int(values),
        blanked=int(blanked), held=held, undated=tuple(pair for pair in undated if pair[1]),
        reasons=tuple((why, count) for why, count in ask(_BY_REASON)),
        gone_before=gone_before,
        strange_subjects=strange - gone_before,
        strange_holds=strange_keys("purge_holds", purge.holds, ask),
    )  # fmt: skip
