"""Whether two claim sets can speak of one person, as far as they say.

This is no matching: it only finds that two claim sets name different people, so that their values
are not put side by side as one person's.

>>> from identity_schema.model import Name
>>> long = Person(names=(Name(normal="hinemoa rose fantail"),))
>>> short = Person(names=(Name(normal="hinemoa fantail"),))
>>> other = Person(names=(Name(normal="tama fantail"),))
>>> may_be_one(long, short), may_be_one(long, other), may_be_one(long, Person())
(True, False, True)
"""

from identity_schema.model import Person
from identity_schema.values.partial_date import PartialDate

__all__ = ["main_normal", "may_be_one"]


def main_normal(person: Person) -> str | None:
    """Return the normal form of the first main name, None where it has none."""
    return next((name.normal for name in person.names if name.use == "main"), None)


def may_be_one(one: Person, other: Person) -> bool:
    """Tell whether nothing says that two claim sets speak of two persons.

    They do where neither main name has all words of the other, or where a known part of the dates
    of birth differs.
    """
    mine, theirs = main_normal(one), main_normal(other)
    if mine is not None and theirs is not None:
        mine_words, their_words = set(mine.split(" ")), set(theirs.split(" "))
        if not (mine_words <= their_words or their_words <= mine_words):
            return False
    return _may_be_one_day(one.birthdate, other.birthdate)


def _may_be_one_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    if one is None or other is None:
        return True
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(a is None or b is None or a == b for a, b in pairs)
