"""A person: one claim set about one person or organisation, never merged with another."""

import attrs

from identity_schema.model import fields
from identity_schema.model.address import Address
from identity_schema.model.contact import Contact
from identity_schema.model.identifier import Identifier
from identity_schema.model.institution import Institution
from identity_schema.model.name import Name
from identity_schema.model.place import Place
from identity_schema.model.verification import Verification
from identity_schema.values.partial_date import PartialDate

__all__ = ["Person"]


@attrs.frozen(weakref_slot=False)
class Person:
    """What one source says of one person. Six of them can speak of the same human.

    Attributes:
        id: ``persons/0``, the ordinal inside the record.
        source: Who says it; ``derived`` for what OpenID IDA says was taken from one evidence,
            ``attestation`` for who vouched.
        role: What the person is to the record.
        kind: ``natural``, ``organisation`` or ``unknown``, judged by the name.
        of: Ids that the claim set speaks of: the account it was taken from, the document it was
            read from, the person whose next of kin this is.
        names: Main name, aliases, birth name.
        birthdate: To the precision that was sent.
        gender: ``female``, ``male``, … as `identity_schema.values.gender` reads it.
        marital_status: As sent.
        nationalities: ISO 3166-1 alpha-2.
        place_of_birth: Where it is said.
        origin: State and local government area of origin (NG).
        residence: State and local government area of residence (NG).
        contacts: Phones and e-mails.
        identifiers: Numbers of the person.
        addresses: Addresses of the person.
        employers: As sent.
        occupation: As sent.
        age_band: Ten years of age, such as ``30-39``, in place of a birth date; only pseudonymised
            records have it.
        verification: How this claim set was verified; None where it was not.
    """

    id: str = fields.derived("", sensitivity="none")
    source: str | None = fields.word(
        "account_holder", "profile", "verified", "unverified", "document_extracted",
        "document_confirmed", "register", "watchlist", "request", "attestation", "derived",
    )  # fmt: skip
    role: str | None = fields.word(
        "subject", "next_of_kin", "listed_party", "voucher", default="subject"
    )
    kind: str = fields.derived("unknown", sensitivity="none")
    of: tuple[str, ...] = fields.link("account")
    names: tuple[Name, ...] = fields.entities(Name, "name", "use")
    birthdate: PartialDate | None = fields.scalar(fields.Kind.DATE, sensitivity="birth_date")
    gender: str | None = fields.scalar(fields.Kind.GENDER, sensitivity="demographic")
    marital_status: str | None = fields.text(sensitivity="demographic")
    nationalities: tuple[str, ...] = fields.scalar(
        fields.Kind.COUNTRY, many=True, sensitivity="demographic"
    )
    place_of_birth: Place | None = fields.entity(Place)
    origin: Place | None = fields.entity(Place)
    residence: Place | None = fields.entity(Place)
    contacts: tuple[Contact, ...] = fields.entities(Contact, "contact", "kind")
    identifiers: tuple[Identifier, ...] = fields.entities(Identifier, "identifier", "scheme")
    addresses: tuple[Address, ...] = fields.entities(Address, "address")
    employers: tuple[Institution, ...] = fields.entities(
        Institution, "employer", sensitivity="demographic"
    )
    occupation: str | None = fields.text(sensitivity="demographic")
    age_band: str | None = fields.derived(sensitivity="demographic")
    verification: Verification | None = fields.entity(Verification)
