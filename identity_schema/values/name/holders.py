"""Reading the holders of an account out of one text."""

import re
from typing import TYPE_CHECKING

from identity_schema._later import Module
from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.name.form import NameForm
from identity_schema.values.name.ordinary import read_ordinary
from identity_schema.values.name.whole import read
from identity_schema.values.name.words import key

if TYPE_CHECKING:
    from identity_schema.values.name import groups, sharing
else:  # most holders are ordinary and need none of these
    groups = Module("identity_schema.values.name.groups")
    sharing = Module("identity_schema.values.name.sharing")

__all__ = ["split_holders"]

_MOST_ORDINARY = 4
_parting = re.compile(r"[;|\r\n]+").split


def split_holders(raw: object) -> tuple[Reading[NameForm], ...]:
    """Read every holder that a text names.

    Args:
        raw: The holder text of an account: one name, joint holders, an organisation or a trust.

    Returns:
        One reading for each holder, in the order of the text; `Reading.raw` holds the words that
        speak of this holder. One reading alone, the one of `read`, for a single holder, for an
        organisation (never split at its ``&``), for trustees named beside their trust, and for
        what is no name. Beside the codes of `read`: ``name.surname_shared`` (completed with the
        surname of another holder), ``name.given_shared`` (one initial or given name under two
        titles), ``name.surname_undecided`` (a lone word, surname or given name),
        ``name.more_holders`` (the text says that there are more), ``name.joint_undecided`` (left
        whole: several people or a firm).
    """
    if isinstance(raw, str) and (ordinary := read_ordinary(raw)) is not None:
        return (reading(raw, ordinary),)
    if isinstance(raw, str) and " & " in raw and (several := _ordinary_holders(raw)):
        return several
    refused = refuse(raw)
    if refused is not None or not isinstance(raw, str):
        return (refused or read(raw),)
    stretches = [part for part in _parting(raw.replace("&amp;", "&")) if part.strip()]
    if len(stretches) < 2:
        return sharing.read_holders(raw)
    return tuple(holder for part in stretches for holder in sharing.read_holders(part))


def _ordinary_holders(raw: str) -> tuple[Reading[NameForm], ...]:
    """Read two to four ordinary names of initials and a family name; nothing of any other text.

    Each of them is whole, so that none lends its surname.
    """
    names = raw.split(" & ")
    if len(names) > _MOST_ORDINARY or key(names[-1].rpartition(" ")[2]) in groups.ACCOUNT_WORDS:
        return ()
    forms = [read_ordinary(name) for name in names]
    if not all(form is not None and form.family_name for form in forms):
        return ()
    return tuple(reading(name, form) for name, form in zip(names, forms, strict=True))
