"""What a claim set declares about how its person was verified.

The spellings of the payload are kept; what they mean is decided when two assurances are compared.
Levels are partly ordered, so assurances have no ``<`` and cannot be sorted.

>>> declared = Assurance("uk_diatf", "medium", procedure="m1c")
>>> declared.level
'medium'
>>> declared < Assurance("uk_diatf", "high")
Traceback (most recent call last):
    ...
TypeError: assurances are partly ordered: ask compare(a, b), meets(a, requirement) or maximal(items)
"""

from typing import NoReturn

import attrs

from identity_schema.assurance._shown import shown

__all__ = ["Assurance"]


def _no_order(_self: "Assurance", _other: object) -> NoReturn:
    """Refuse ``<``, ``<=``, ``>``, ``>=`` and with them ``sorted``, ``min`` and ``max``.

    Raises:
        TypeError: Always; on a partial order ``not a < b`` does not mean ``a >= b``.
    """
    msg = (
        "assurances are partly ordered: ask compare(a, b), meets(a, requirement) or maximal(items)"
    )
    raise TypeError(msg)


@attrs.frozen(weakref_slot=False, order=False)
class Assurance:
    """The assurance declared for one claim set, in the payload's own spellings.

    Attributes:
        framework: Trust framework, such as ``uk_diatf``, or None where none is declared.
        level: Level inside the framework, such as ``high``, or None where none is declared.
        version: Version of the framework, such as ``rev4``. None where it is not said, as in
            OneID's payloads; it is never inferred.
        procedure: Procedure under the policy, such as the GPG 45 profile ``m1c``, or None.
        policy: Policy that the procedure belongs to, such as ``gpg45``, or None.
        status: ``pass`` or ``flagged``, in small or capital letters; None where the provider
            gives none. Anything else counts as an unknown status.
    """

    framework: str | None = attrs.field(repr=shown)
    level: str | None = attrs.field(repr=shown)
    version: str | None = attrs.field(default=None, repr=shown)
    procedure: str | None = attrs.field(default=None, repr=shown)
    policy: str | None = attrs.field(default=None, repr=shown)
    status: str | None = attrs.field(default=None, repr=shown)

    __lt__ = __le__ = __gt__ = __ge__ = _no_order

    def __hash__(self) -> int:
        """Hash what places a level; content that cannot be hashed, such as a list, all alike."""
        try:
            return hash((self.framework, self.level, self.version))
        except TypeError:
            return 0
