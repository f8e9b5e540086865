"""Addresses: the provider's own components first, then what the text says."""

from typing import TYPE_CHECKING, Any

from identity_schema._later import Module
from identity_schema.model.finish.room import Room
from identity_schema.numbers._tables import remember

if TYPE_CHECKING:
    from identity_schema.values import address
else:
    address = Module("identity_schema.values.address")

__all__ = ["finish_address"]

_PARSERS = frozenset({"rule", "usaddress"})


def finish_address(entity: Any, room: Room) -> tuple[str, ...]:
    """Work out the normal form: the provider's own components first, then what the text says."""
    raw = entity.text
    sent = None
    if entity.parts:
        sent = room.components.sent(entity.parts)
        raw = raw or room.components.line(entity.parts)
    if raw is None and not sent:
        return ()
    if entity.use == "branch":
        _, found = _find_branch(raw, room.region, tuple(sent.items()) if sent else ())
    else:
        _, found = address.find(raw, room.region, sent)
    codes = found.codes
    if sent and len(entity.parts) > len(sent) and room.components.differ(entity.parts, sent):
        codes = tuple(dict.fromkeys((*codes, "address.conflict")))
    get = found.parts.get
    if not found.parts:
        return codes
    entity.unit, entity.building_number = get("unit"), get("building_number")
    entity.street, entity.suburb = get("street"), get("suburb")
    entity.locality, entity.region = get("locality"), get("region")
    entity.postal_code, entity.country = get("postal_code"), get("country")
    entity.parsed, entity.parser = _parsers(tuple(found.parts), tuple(found.origins.items()))
    return codes


@remember(1024)
def _parsers(
    found: tuple[str, ...], origins: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, ...], str | None]:
    """Tell which components a parser found, in their order, and which parser did."""
    by = {name: origin for name, origin in origins if name in found and origin in _PARSERS}
    parsed = tuple(name for name in address.COMPONENTS if name in by)
    return parsed, ("usaddress" if "usaddress" in by.values() else "rule") if by else None


@remember(1024)
def _find_branch(
    raw: str | None, region: str | None, sent: tuple[tuple[str, str], ...]
) -> "tuple[str, address.Found]":
    """Find the address of a branch, which stands in the payloads of all of its customers."""
    return address.find(raw, region, dict(sent))
