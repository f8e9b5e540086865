"""A result of Akahu: from wire objects to canonical ones, by attributes.

See `peers.convert_okra`.
"""

from typing import Any

from peers import making

__all__ = ["BRANCH_PARTS", "LINES", "PARTS", "convert"]

PARTS = {
    "street": "street", "suburb": "suburb", "city": "locality", "region": "region",
    "postal_code": "postal_code", "country": "country",
}  # fmt: skip
"""Component of an address to the field that it becomes."""

LINES = ("line1", "line2", "line3")
BRANCH_PARTS = {line: line for line in LINES} | {
    "city": "locality", "country": "country", "postcode": "postal_code",
}  # fmt: skip
"""The same for a branch, whose lines are read as one text."""


def convert(wire: Any, c: Any, r: Any) -> Any:
    """Convert a result."""
    item = wire.item
    source, profile = item.source, item.profile
    by_number = {one.account_number: [f"accounts/{n}"] for n, one in enumerate(item.accounts)}
    return c.Record(
        source_id=item.id_,
        references=[c.Reference(kind="akahu_profile", id=profile.id_, name=profile.name)],
        status=making.STATUSES.get(item.status),
        connection_type=source.connection_type,
        created_at=r.time(item.created_at),
        updated_at=r.time(item.updated_at),
        expires_at=r.time(item.expires_at),
        institution=c.Institution(id=source.id_, name=source.name, logo=source.logo),
        messages=item.errors,
        persons=[
            _person(one, f"persons/{n}", by_number, c, r) for n, one in enumerate(item.identities)
        ],
        addresses=[_address(one, c, r) for one in item.addresses],
        accounts=[_account(one, f"accounts/{n}", c, r) for n, one in enumerate(item.accounts)],
    )


def _person(identity: Any, id_: str, by_number: dict[str, list[str]], c: Any, r: Any) -> Any:
    name, kind = making.main_name(c, r, identity.name)
    return c.Person(
        id=id_,
        source="account_holder",
        role="subject",
        kind=kind,
        of=by_number.get(identity.formatted_account, []),
        names=[name],
    )


def _address(one: Any, c: Any, r: Any) -> Any:
    parts, sent = making.parts_of(c, one.components, PARTS) if one.components else ([], {})
    return making.address(
        c,
        r.address(one.value, sent, "NZ"),
        text=one.value,
        formatted=one.formatted_address,
        parts=parts,
        use=making.USES.get(one.type),
        place_id=one.place_id,
    )


def _account(account: Any, id_: str, c: Any, r: Any) -> Any:
    text = account.address
    return c.Account(
        id=id_,
        name=account.name,
        holder=account.holder,
        holders=making.holders(c, r, account.holder),
        unlisted_holders=account.has_unlisted_holders,
        numbers=[making.account_number(c, r, account.account_number, "NZ")],
        bank=c.Institution(name=account.bank),
        branch=None if account.branch is None else _branch(account.branch, c, r),
        address=None if text is None
        else making.address(c, r.address(text, {}, "NZ"), text=text, use="account"),
    )  # fmt: skip


def _branch(branch: Any, c: Any, r: Any) -> Any:
    parts, sent = making.parts_of(c, branch.address, BRANCH_PARTS)
    lines = ", ".join(sent.pop(line) for line in LINES if line in sent)
    form = r.branch(lines, sent, "NZ")
    return c.Institution(
        id=branch.id_,
        name=branch.description,
        phone=making.phone(c, r, branch.phone, "NZ"),
        address=making.address(c, form, parts=parts, use="branch"),
    )
