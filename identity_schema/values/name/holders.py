"""Reading the holders of an account out of one text."""

import re

from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.name import normal as normal_form
from identity_schema.values.name.form import NameForm, name_form
from identity_schema.values.name.groups import ACCOUNT_WORDS
from identity_schema.values.name.joint import Holder, divide, may_join
from identity_schema.values.name.line import Line, is_block, is_initial, letters_of
from identity_schema.values.name.ordinary import read_ordinary
from identity_schema.values.name.organisation import kind_of
from identity_schema.values.name.whole import line_of, read
from identity_schema.values.name.words import GIVEN, PREFIX, TITLE, key
from identity_schema.values.text import clean, suspicious

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
        return _holders(raw)
    return tuple(holder for part in stretches for holder in _holders(part))


def _ordinary_holders(raw: str) -> tuple[Reading[NameForm], ...]:
    """Read two to four ordinary names of initials and a family name; nothing of any other text.

    Each of them is whole, so that none lends its surname.
    """
    names = raw.split(" & ")
    if len(names) > _MOST_ORDINARY or key(names[-1].rpartition(" ")[2]) in ACCOUNT_WORDS:
        return ()
    forms = [read_ordinary(name) for name in names]
    if not all(form is not None and form.family_name for form in forms):
        return ()
    return tuple(reading(name, form) for name, form in zip(names, forms, strict=True))


def _holders(raw: str) -> tuple[Reading[NameForm], ...]:
    text = clean(raw)
    line = line_of(text)
    if not may_join(line, text) or kind_of(line, text) == "organisation":
        return (read(raw),)
    found = divide(text)
    if not found:
        return (read(raw),)
    said = suspicious(raw)
    return tuple(_reading(holder, said) for holder in found)


def _reading(holder: Holder, said: tuple[str, ...]) -> Reading[NameForm]:
    """Read one holder's completed text and add what the other holders tell of the surname."""
    alone = read(holder.text)
    codes = tuple(sorted({*alone.codes, *said, *holder.codes}))
    if alone.value is None or holder.family is None:
        return reading(holder.raw, alone.value, codes)
    return reading(holder.raw, _with_surname(alone.value, holder), codes)


def _with_surname(value: NameForm, holder: Holder) -> NameForm:
    """Fill in the parts that the surname, known by now, lets tell apart."""
    family = " ".join(holder.family or ())
    if holder.given is None:
        return name_form(
            value.text, "person", None, None, family, value.title, value.suffix, None, value.normal
        )
    line = Line(list(holder.given))
    named = [
        (word, k, flag)
        for word, k, flag in zip(line.words, line.keys, line.flags, strict=True)
        if k and not flag & TITLE
    ]
    letters = [letters_of(word) for word, k, _ in named if is_initial(word, k)]
    full = [word for word, k, _ in named if not is_initial(word, k)]
    # Two or three capitals may be initials as well as a short name: then neither is said.
    if any(is_block(word, k, flag & ~PREFIX) and not flag & GIVEN for word, k, flag in named):
        full = []
    spelled = [letters_of(w).lower() if is_initial(w, k) else k for w, k, _ in named]
    return name_form(
        value.text,
        "person",
        full[0] if full else None,
        " ".join(full[1:]) or None,
        family,
        value.title,
        value.suffix,
        " ".join(letters) or None,
        normal_form.of_words([*spelled, normal_form.of_parts(family)]),
    )
