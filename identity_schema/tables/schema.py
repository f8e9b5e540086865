"""The tables: which there are, their columns in order, and what each holds.

The schema is fixed: no table, column or type depends on the data. A row's key is
``(record_key, id)``; `identity_schema.tables.rows` makes the rows.

>>> list(TABLES)[:4]
['payloads', 'records', 'persons', 'names']
>>> [column.name for column in TABLES["contacts"].columns][:5]
['record_key', 'id', 'owner', 'kind', 'raw']
"""

from hashlib import sha256

from identity_schema.errors import ContractError
from identity_schema.model.version import SCHEMA
from identity_schema.tables.columns import By, Column, Table, Type

__all__ = ["TABLES", "schema_version", "table_of"]

_T, _B, _I, _N = Type.TEXT, Type.BOOLEAN, Type.INTEGER, Type.DECIMAL
_D, _AT, _TT = Type.DATE, Type.TIMESTAMP, Type.TEXTS

_KEY = (
    Column("record_key", _T, "Key of the record; of the payload where no record has the row.",
           nullable=False),
    Column("id", _T, "Where the row stands in its record (persons/0/names/1); '' for the record.",
           nullable=False),
    Column("owner", _T, "The id of what the row hangs on; '' for the record.", nullable=False),
)  # fmt: skip


def _table(name: str, doc: str, *columns: Column | tuple[Column, ...]) -> Table:
    flat = [c for item in columns for c in (item if isinstance(item, tuple) else (item,))]
    return Table(name, doc, (*_KEY, *flat))


def _date(name: str, what: str) -> tuple[Column, Column]:
    return (
        Column(name, _D, f"{what}; null unless the day is known.", name, By.DAY),
        Column(f"{name}_text", _T, f"{what} as far as it is known: 1989, 1989-04 or 1989-04-16.",
               name, By.ISO),
    )  # fmt: skip


def _institution(name: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_id", _T, "The provider's id of it.", f"{name}.id"),
        Column(f"{name}_name", _T, "Its name as sent.", f"{name}.name"),
        Column(f"{name}_code", _T, "Its code in a public scheme.", f"{name}.code"),
        Column(f"{name}_code_scheme", _T, "That scheme.", f"{name}.code_scheme"),
        Column(f"{name}_logo", _T, "URL of its logo.", f"{name}.logo"),
        Column(f"{name}_country", _T, "ISO 3166-1 alpha-2.", f"{name}.country"),
        Column(f"{name}_jurisdiction", _T, "As sent.", f"{name}.jurisdiction"),
    )


def _place(name: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_text", _T, "The place as one text.", f"{name}.text"),
        Column(f"{name}_country", _T, "ISO 3166-1 alpha-2.", f"{name}.country"),
        Column(f"{name}_region", _T, "State or region as sent.", f"{name}.region"),
        Column(f"{name}_district", _T, "District as sent.", f"{name}.district"),
        Column(f"{name}_locality", _T, "Town or city as sent.", f"{name}.locality"),
    )


_REFS = Column("refs", _T, 'JSON list of {"kind", "id", "name"}: other ids. Null for none.',
               "references", By.JSON)  # fmt: skip
_MARKS = (
    Column("nulls", _TT, "JSON Pointers of known leaves that were null.", nullable=False),
    Column("empties", _TT, "JSON Pointers of known leaves that were empty.", nullable=False),
)

_PAYLOADS = _table(
    "payloads", "One stored payload. Its key is in record_key.",
    Column("kind", _T, "Name of the mapping that read it.", nullable=False),
    Column("mapping", _T, "name@revision of that mapping.", nullable=False),
    Column("library", _T, "Version of identity-schema.", nullable=False),
    Column("metadata", _T, "Version of the phone metadata.", nullable=False),
    Column("outcome", _T, "success, denied, error or empty."),
    Column("code", _T, "The provider's error code."),
    Column("message", _T, "The provider's message."),
    Column("total", _I, "Number of records over all pages, as sent."),
    Column("page_size", _I, "Size of a page, as sent.", "limit"),
    Column("page", _I, "Number of this page, as sent."),
    Column("pages", _I, "Number of pages, as sent."),
    Column("operation", _T, "The operation that was called."),
    Column("source", _T, "The caller's key; null where the key is a hash of the content."),
    Column("received_at", _AT, "When it was received, as the caller says."),
    Column("labels", _TT, "The caller's labels, name=value.", by=By.PAIRS, nullable=False),
    _REFS,
    Column("record_count", _I, "How many records it has.", "^.records", nullable=False),
    Column("unmapped_count", _I, "How many of its leaves no mapping lists.", "unmapped",
           By.COUNT, nullable=False),
    _MARKS,
)  # fmt: skip

_RECORDS = _table(
    "records", "One record: what one payload says of one subject. Its id is ''.",
    Column("payload_key", _T, "Key of its payload.", "payload", nullable=False),
    Column("number", _I, "Its number in the payload, from 0.", "^.number", nullable=False),
    Column("pointer", _T, "JSON Pointer of it in the payload.", nullable=False),
    Column("kind", _T, "Name of the mapping that read it.", nullable=False),
    Column("provider", _T, "akahu, oneid, okra, …", nullable=False),
    Column("source_id", _T, "The provider's id of the observation."),
    Column("subject_kind", _T, "What subject_id names.", "subject.kind"),
    Column("subject_id", _T, "Whom it is about, in the provider's system.", "subject.id"),
    Column("subject_name", _T, "The name beside that id.", "subject.name"),
    _REFS,
    Column("status", _T, "processing, review, complete or error; null where none is sent."),
    Column("environment", _T, "As sent; no proof of real data."),
    Column("connection_type", _T, "As sent."),
    Column("jurisdiction", _T, "Country of the check, ISO 3166-1 alpha-2."),
    Column("created_at", _AT, "As the provider says."),
    Column("updated_at", _AT, "Last change, as the provider says."),
    Column("expires_at", _AT, "End of access at the provider."),
    Column("verified_at", _AT, "When the look-up was made."),
    _institution("institution"),
    Column("messages", _TT, "The provider's words.", nullable=False),
    Column("device_ip", _T, "IP address.", "device.ip"),
    Column("device_isp", _T, "Internet service provider.", "device.isp"),
    Column("device_browser", _T, "Web browser.", "device.browser"),
    Column("device_model", _T, "Model.", "device.model"),
    Column("device_os", _T, "Operating system.", "device.os"),
    Column("device_location", _T, "lat,lng as the device gave it.", "device.location"),
    Column("device_ip_location", _T, "lat,lng of the IP address.", "device.ip_location"),
    Column("device_vpn", _B, "Whether a VPN was seen.", "device.vpn"),
    _MARKS,
)  # fmt: skip

_PERSONS = _table(
    "persons", "One claim set: what one source says of one person.",
    Column("source", _T, "Who says it: account_holder, profile, verified, register, …"),
    Column("role", _T, "subject, next_of_kin, listed_party or voucher."),
    Column("kind", _T, "natural, organisation or unknown.", nullable=False),
    Column("of_ids", _TT, "Ids of what it was taken from or speaks of.", "of", nullable=False),
    _date("birthdate", "Date of birth"),
    Column("birth_year", _I, "Year of birth.", "birthdate.year"),
    Column("birth_month", _I, "Month of birth, where it is known.", "birthdate.month"),
    Column("birth_day", _I, "Day of the month of birth, where it is known.", "birthdate.day"),
    Column("gender", _T, "female, male, …"),
    Column("marital_status", _T, "As sent."),
    Column("nationalities", _TT, "ISO 3166-1 alpha-2.", nullable=False),
    _place("place_of_birth"),
    _place("origin"),
    _place("residence"),
    Column("employers", _T, "JSON list of the employers. Null for none.", by=By.JSON),
    Column("occupation", _T, "As sent."),
    Column("age_band", _T, "Ten years of age (30-39); only in pseudonymised records."),
)  # fmt: skip

_NAMES = _table(
    "names", "One name of a person or of an account's holder.",
    Column("use", _T, "main, alias, birth or nickname."),
    Column("text", _T, "The whole name as sent; null where only parts were sent."),
    Column("given_name", _T, "As sent, or read from the text where that is certain."),
    Column("middle_name", _T, "Likewise."),
    Column("family_name", _T, "Likewise."),
    Column("salutation", _T, "As sent, where it is sent apart from the title."),
    Column("title", _T, "As sent, or read from the text."),
    Column("suffix", _T, "Likewise."),
    Column("initials", _T, "Likewise."),
    Column("normal", _T, "Normal form for matching, never for display."),
    Column("parsed", _TT, "Which parts were read from the text.", nullable=False),
)  # fmt: skip

_CONTACTS = _table(
    "contacts", "One phone number or e-mail address.",
    Column("kind", _T, "phone or email."),
    Column("raw", _T, "As sent."),
    Column("value", _T, "E.164 or the address; null where the text has no such form."),
    Column("region", _T, "Region of a phone number, ISO 3166-1 alpha-2."),
    Column("type", _T, "Number type: mobile, fixed_line, …"),
    Column("extension", _T, "Digits of a phone extension."),
)  # fmt: skip

_IDENTIFIERS = _table(
    "identifiers", "One number of a person, of a document or of an account.",
    Column("scheme", _T, "bvn, nin, passport_number, …; for accounts nz, gb, nuban, iban, …"),
    Column("raw", _T, "As sent."),
    Column("value", _T, "Normal form; null where the text is not of the scheme's shape."),
    Column("country", _T, "Country of the issuer, ISO 3166-1 alpha-2."),
    Column("check_result", _T, "Of the check digits: passed, failed or not_checked.", "check"),
    Column("bank", _T, "Bank part of an account number, or the bank code it was checked with."),
    Column("branch", _T, "Branch part of an account number, or sort code."),
    Column("account", _T, "Account part of an account number."),
    Column("suffix", _T, "Suffix of an account number (NZ)."),
    Column("masked", _B, "Whether digits of an account number are hidden; null for others."),
)  # fmt: skip

_ADDRESSES = _table(
    "addresses", "One address of a person, an account, an institution or the record.",
    Column("use", _T, "residential, postal, account, branch or unknown."),
    Column("text", _T, "The address as one text, as sent."),
    Column("formatted", _T, "The provider's own formatted line."),
    Column("parts", _T, 'JSON list of {"label", "text"}: components as sent.', by=By.JSON),
    Column("unit", _T, "Flat, unit, level or suite."),
    Column("building_number", _T, "House number, with its letter."),
    Column("street", _T, "Thoroughfare, PO box or rural delivery."),
    Column("suburb", _T, "Suburb or dependent locality."),
    Column("locality", _T, "Town or city."),
    Column("region", _T, "Region, state or county as written."),
    Column("postal_code", _T, "Postal code in the country's format."),
    Column("country", _T, "ISO 3166-1 alpha-2."),
    Column("place_id", _T, "Google place id."),
    Column("parser", _T, "What read components from the text: rule or usaddress; null for none."),
    Column("parsed", _TT, "Which components were read from the text.", nullable=False),
)  # fmt: skip

_ACCOUNTS = _table(
    "accounts", "One account. All its numbers are in identifiers, its holders in names.",
    Column("source_id", _T, "The provider's id of it."),
    Column("name", _T, "Name of the account as sent."),
    Column("nickname", _T, "Nickname given by the owner."),
    Column("holder", _T, "Holder line; it may name several people."),
    Column("unlisted_holders", _B, "Whether others hold it too; null where that is not said."),
    Column("number", _T, "Normal form of its first number.", "^.value"),
    Column("number_scheme", _T, "Scheme of its first number.", "^.scheme"),
    Column("currency", _T, "ISO 4217."),
    Column("type", _T, "personal or business."),
    Column("subtype", _T, "ISO 20022: CACC, SVGS, CARD."),
    Column("status", _T, "ISO 20022: ENAB, DISA, DELE, FORM, PEND."),
    _date("opened_on", "When it was opened"),
    _institution("bank"),
    _institution("branch"),
)  # fmt: skip

_BALANCES = _table(
    "balances", "One amount of money of an account.",
    Column("kind", _T, "balance or credit_line."),
    Column("amount", _N, "Exact amount; null where the text was no amount."),
    Column("currency", _T, "ISO 4217."),
)  # fmt: skip

_EVIDENCE = _table(
    "evidence", "One reading of a document; one row where the evidence has no document.",
    Column("evidence_id", _T, "Id of the evidence (evidence/0), which links name.", "^.id",
           nullable=False),
    Column("evidence_type", _T, "document, electronic_record, vouch, …", "^.type"),
    Column("source_id", _T, "The provider's id of the evidence.", "^.source_id"),
    Column("captures", _I, "How often it had to be captured.", "^.captures"),
    Column("source", _T, "Of the reading: stated, extracted or confirmed."),
    Column("form", _T, "Its form in OpenID IDA: document, record, attestation or signature."),
    Column("type", _T, "OpenID IDA word: passport, driving_permit, …"),
    Column("type_text", _T, "The type in the provider's words."),
    Column("label", _T, "The provider's label of the type."),
    _institution("issuer"),
    _institution("branch"),
    Column("created_at", _AT, "When a record or a signature was made."),
    _date("issued_on", "Date of issue"),
    _date("expires_on", "Date of expiry"),
    Column("printed", _T, 'JSON list of {"label", "text"}: other texts of it.', by=By.JSON),
)  # fmt: skip

_CHECKS = _table(
    "checks", "One check, or one part of a check.",
    Column("parent", _T, "Id of the check that this is a part of; null for a whole.", "^.parent"),
    Column("path", _T, "Kinds from the whole to this part, joined by /.", "^.path",
           nullable=False),
    Column("kind", _T, "What was checked."),
    Column("source_id", _T, "The provider's id of it.", "id"),
    Column("outcome", _T, "pass, fail, flagged, low_risk, …; null where no outcome is said."),
    Column("raw", _T, "The provider's word or number."),
    Column("score", _N, "Score as sent."),
    Column("score_min", _I, "Lowest score of the scale."),
    Column("score_max", _I, "Highest score of the scale."),
    Column("better", _T, "The good end of the scale: higher or lower."),
    Column("checked_at", _AT, "When it was made.", "at"),
    Column("organization", _T, "Who made it."),
    Column("attempt", _I, "Which attempt this was."),
    Column("of_ids", _TT, "Ids of the evidence that was checked.", "of", nullable=False),
)  # fmt: skip

_MEDIA = _table(
    "media", "One link to an image, a video or a report; never its content.",
    Column("kind", _T, "photo, front, face, video, report, …"),
    Column("url", _T, "The link as sent; it may hold a person's number."),
    Column("description", _T, "What it shows, in the provider's words."),
    Column("type", _T, "Media type (RFC 6838)."),
    Column("digest", _T, "Hash of the content, as sent."),
    Column("digest_algorithm", _T, "The algorithm of that hash, as sent."),
    Column("check_id", _T, "The provider's id of the check that it comes from."),
    Column("cropped", _B, "Whether the image was cropped."),
    Column("expires_at", _AT, "When the link stops working; null where that is not known."),
    Column("exp", _I, "That time in seconds since 1970, as sent."),
)  # fmt: skip

_VERIFICATIONS = _table(
    "verifications", "How one claim set was verified; it speaks for its owner only.",
    Column("status", _T, "pass, flagged, unknown, or null where nothing is said."),
    Column("status_text", _T, "The status in the provider's own word."),
    Column("trust_framework", _T, "As sent."),
    Column("assurance_level", _T, "As sent; its meaning depends on the framework."),
    Column("policy", _T, "IDA policy."),
    Column("procedure", _T, "IDA procedure."),
    Column("process", _T, "IDA verification_process."),
    Column("verified_at", _AT, "When it was verified.", "time"),
    Column("assurance_details", _T, "JSON list of the parts of the process.", by=By.JSON),
    Column("evidence_ids", _TT, "Ids of the evidence of the claim set.", "evidence",
           nullable=False),
)  # fmt: skip

_ISSUES = _table(
    "issues", "Something about one value that a person may want to know.",
    Column("code", _T, "Reason code.", nullable=False),
    Column("severity", _T, "info, warning or error.", nullable=False),
    Column("pointer", _T, "JSON Pointer of the leaf; null where a row's value is meant."),
    Column("field", _T, "Canonical target."),
    Column("raw", _T, "Text as sent, where no other column holds it."),
)  # fmt: skip

_LEAVES = _table(
    "leaves", "One leaf of a payload and what became of it; by default only the unmapped.",
    Column("pointer", _T, "JSON Pointer; /request/… for a leaf of the request.", nullable=False),
    Column("disposition", _T, "mapped, unread, dropped or unmapped.", nullable=False),
    Column("targets", _TT, "JSON Pointers of what it made: /records/0/persons/0/birthdate.",
           nullable=False),
    Column("reason", _T, "Why it was dropped, or the code of the issue that keeps it."),
)  # fmt: skip

TABLES = {
    table.name: table
    for table in (
        _PAYLOADS, _RECORDS, _PERSONS, _NAMES, _CONTACTS, _IDENTIFIERS, _ADDRESSES, _ACCOUNTS,
        _BALANCES, _EVIDENCE, _CHECKS, _MEDIA, _VERIFICATIONS, _ISSUES, _LEAVES,
    )
}  # fmt: skip
"""Name to table, in the order in which they are written."""


def table_of(name: str) -> Table:
    """Return the table of a name.

    Raises:
        ContractError: ``tables.unknown``: there is none.
    """
    if isinstance(name, str) and name in TABLES:
        return TABLES[name]
    message = f"there is no such table; there are {', '.join(TABLES)}"
    raise ContractError("tables.unknown", message)


def schema_version() -> str:
    """Return the version of the tables: the semantic one, and a hash of all names and types.

    The hash changes whenever one of them does; a test then asks for a new version.

    >>> schema_version().partition("+")[0]
    '0.1.0'
    """
    said = [
        f"{table.name}.{column.name} {column.type} {column.nullable}"
        for table in TABLES.values()
        for column in table.columns
    ]
    digest = sha256("\n".join(said).encode()).hexdigest()
    return f"{SCHEMA}+{digest[:12]}"
