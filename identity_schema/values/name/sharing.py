"""Reading holders who share a surname or a title: ``MR J & MRS K SMITH``.

>>> [holder.value.text for holder in read_holders("MR J & MRS K SMITH")]
['MR J SMITH', 'MRS K SMITH']
"""

from identity_schema.reading import Reading, reading
from identity_schema.values.name import normal as normal_form
from identity_schema.values.name.form import NameForm, name_form
from identity_schema.values.name.joint import Holder, divide, may_join
from identity_schema.values.name.line import Line, is_block, is_initial, letters_of
from identity_schema.values.name.organisation import kind_of
from identity_schema.values.name.whole import line_of, read
from identity_schema.values.name.words import GIVEN, PREFIX, TITLE
from identity_schema.values.text import clean, suspicious

__all__ = ["read_holders"]


def read_holders(raw: str) -> tuple[Reading[NameForm], ...]:
    """Read every holder of one stretch of text."""
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
