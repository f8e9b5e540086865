"""Third parties: persons that a record speaks of and is not about.

>>> from identity_schema.model import Person
>>> is_third_party(Person(role="next_of_kin")), is_third_party(Person())
(True, False)
"""

from identity_schema._calls import check
from identity_schema.model import Person

__all__ = ["THIRD_PARTIES", "is_third_party"]

THIRD_PARTIES = frozenset({"next_of_kin", "listed_party", "voucher"})
"""Roles of persons who never asked to be in the record. A listed party, an entry of a watchlist,
can turn out to be the subject; until somebody says so it is another."""


def is_third_party(person: Person) -> bool:
    """Tell whether a claim set is about somebody else than the subject of its record.

    Raises:
        ContractError: ``call.argument``: it is no `Person`.
    """
    check("person", person, Person, "a Person of a record")
    return person.role in THIRD_PARTIES
