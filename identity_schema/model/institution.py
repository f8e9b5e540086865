"""An institution: a bank, a branch, an issuer or an employer."""

import attrs

from identity_schema.model import fields
from identity_schema.model.address import Address
from identity_schema.model.contact import Contact

__all__ = ["Institution"]


@attrs.frozen(weakref_slot=False)
class Institution:
    """An organisation in its part as bank, branch, issuer, voucher or employer.

    Attributes:
        id: The provider's own id of it.
        name: Display name as sent.
        code: Code in a public scheme.
        code_scheme: That scheme: ``ng_cbn`` (CBN bank code), …
        logo: URL of its logo, as sent.
        country: ISO 3166-1 alpha-2.
        jurisdiction: The jurisdiction under which it issues, as sent.
        phone: Its phone number.
        address: Its address.
    """

    id: str | None = fields.text(sensitivity="none")
    name: str | None = fields.text(sensitivity="none")
    code: str | None = fields.text(sensitivity="none")
    code_scheme: str | None = fields.text(sensitivity="none")
    logo: str | None = fields.text(sensitivity="none")
    country: str | None = fields.scalar(fields.Kind.COUNTRY, sensitivity="none")
    jurisdiction: str | None = fields.text(sensitivity="none")
    phone: Contact | None = fields.entity(Contact)
    address: Address | None = fields.entity(Address)
