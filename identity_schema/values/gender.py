"""Gender, or the sex that a document states.

The normal forms are ``female`` and ``male``, the words of OpenID Connect Core 1.0 (section 5.1),
and ``other``, which it leaves room for. Letters are those of passports (ICAO Doc 9303), digits
those of ISO/IEC 5218:2022.

>>> [read(text).value for text in ("Female", "M", "MALE", "2", "non-binary")]
['female', 'male', 'male', 'female', 'other']
>>> read("X").value, read("X").codes  # a passport that states neither
('other', ('gender.x_marker',))

No value:

>>> read("9").codes, read("prefer not to say").codes, read("UNKNOWN").codes
(('gender.not_known',), ('gender.undisclosed',), ('value.placeholder',))
>>> read("H").codes, read("Fe male").codes, read(1).codes
(('gender.unknown',), ('gender.unknown',), ('value.type',))
"""

from identity_schema.reading import Reading, reading, refuse

__all__ = ["quick", "read"]

_FEMALE = ("female", "f", "2", "woman", "girl")
_MALE = ("male", "m", "1", "man", "boy")
_OTHER = (
    "other", "non-binary", "nonbinary", "non binary", "another gender", "gender diverse",
    "gender-diverse", "genderqueer", "diverse", "indeterminate", "intersex", "other gender",
)  # fmt: skip
_WORDS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    **dict.fromkeys(_FEMALE, ("female", ())),
    **dict.fromkeys(_MALE, ("male", ())),
    **dict.fromkeys(_OTHER, ("other", ())),
    "x": ("other", ("gender.x_marker",)),
    # ISO/IEC 5218: 0 not known, 9 not applicable
    **dict.fromkeys(("0", "9", "u", "not known", "<"), (None, ("gender.not_known",))),
    **dict.fromkeys(
        (
            "prefer not to say", "prefer not to answer", "prefer not to disclose",
            "rather not say", "undisclosed", "not disclosed", "declined", "withheld",
        ),
        (None, ("gender.undisclosed",)),
    ),
}  # fmt: skip
_SPELLED = {
    spelling: value
    for word, (value, codes) in _WORDS.items()
    if value is not None and not codes
    for spelling in (word, word.upper(), word.capitalize())
}

quick = _SPELLED.get
"""Return the normal form of a word in a usual spelling; None for what `read` knows more of."""

_UNKNOWN = (None, ("gender.unknown",))


def read(raw: object) -> Reading[str]:
    """Read a word, letter or digit for a gender.

    Args:
        raw: The text as sent, in any case.

    Returns:
        A reading without value and with ``gender.not_known`` (the source says that it does not
        know), ``gender.undisclosed`` (the person did not say) or ``gender.unknown`` (no word of
        the list); or ``other`` with ``gender.x_marker``, where a document states X.
    """
    if isinstance(raw, str) and (known := _WORDS.get(raw.lower())) is not None:
        return reading(raw, *known)
    refused = refuse(raw)
    if refused:
        return refused
    text = str(raw)
    return reading(text, *_WORDS.get(text.strip().rstrip(".").lower(), _UNKNOWN))
