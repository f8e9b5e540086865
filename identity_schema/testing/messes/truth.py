"""What a right answer is after a mess: the truth, edited where the mess was made.

Where a value of the clean payload went is looked up in the account of its leaves, and what becomes
of the truth there follows from the kind of the value, from the documents of the readers and from
nothing else. Where that does not follow (a name without one of its parts, the halves of an address)
the answer is None and the mess is made somewhere else.
"""

from collections.abc import Callable

from identity_schema.records import Records
from identity_schema.testing.messes.after_less import lost_zeros, masked
from identity_schema.testing.messes.after_nothing import nothing
from identity_schema.testing.messes.after_same import ambiguous, one_or_many, same, strange, typed
from identity_schema.testing.messes.after_twice import twice
from identity_schema.testing.messes.mess import Change
from identity_schema.testing.messes.places import Place
from identity_schema.testing.messes.situation import Situation

__all__ = ["truth_after"]

_Effect = Callable[[Situation, Place, Change], Records | None]

_EFFECTS: dict[str, _Effect] = {
    "ambiguous_date": ambiguous, "duplicated_items": twice, "empty": nothing,
    "extra_keys": strange, "lost_zeros": lost_zeros, "masked": masked, "missing": nothing,
    "nfd": same, "null": nothing, "one_or_many": one_or_many, "phone_without_prefix": same,
    "placeholder": nothing, "whitespace": same, "wrong_type": typed,
}  # fmt: skip
"""Name of a mess to what becomes of the truth."""


def truth_after(kind: str, situation: Situation, place: Place, change: Change) -> Records | None:
    """Return the truth after a mess, None where it does not follow.

    Args:
        kind: Name of the mess.
        situation: The clean payload.
        place: Where the mess is made; it still holds the clean value.
        change: The mess.
    """
    return _EFFECTS[kind](situation, place, change)
