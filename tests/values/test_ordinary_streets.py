"""Law: an address with an ordinary street is read as the general way reads it, only sooner."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from identity_schema.values import address
from identity_schema.values.address import ordinary, ordinary_street, rules
from identity_schema.values.address import words as address_words
from identity_schema.values.address.country import ENDINGS
from identity_schema.values.address.ordinary_street import is_bare_street, street_of
from identity_schema.values.address.places import places

_COUNTRIES = (None, "NZ", "GB", "NG", "US", "JE", "IM", "GG", "FR")
_TABLES = (value for value in vars(address_words).values() if isinstance(value, frozenset))
_ANY_WORD = sorted(frozenset().union(*_TABLES))
_NAMES = (
    "Queen", "High", "Māngere", "St", "D'Arcy", "King's", "Old", "Fleet", "Le", "Te", "Chester",
    "Kelvin", "Ọlá", "Upper", "No",
)  # fmt: skip
_TYPES = sorted(ordinary_street.TYPES)
_NUMBERS = (
    "1", "24", "24A", "1/24", "10-12", "0/2", "9999", "100001", "2B", "5/97A", "No.5", "Plot",
)  # fmt: skip
_SIGNS = ("", "", "", "", "No. ", "No ", "no.", "Plot ", "PLOT ", "Lot No ", "#")
_LINKS = (" ", " ", " ", " ", ", ", " , ", " A, ")
_FLATS = ("", "", "Flat 2, ", "LEVEL 12B, ", "Unit 3 ", "Rose Cottage, ", "flat 7, ")
_CODES = (
    "", " 1010", " 6011", " 0610", ", LS6 2AB", " LS6 2AB", " SW1A2AA", ", AA1 1AA", " JE2 3AB",
    " 100001", ", 900211", " NY 10118", " ls6 2ab", ", LS6 2AB, M1 1AA", " BFPO 12", ", E10",
)  # fmt: skip
_PLACES = [sorted(places(country)) for country in ("NZ", "GB", "NG")]
_ENDS = ["", "", "", *(f", {name.title()}" for name in ENDINGS), ", France", " UK", ", (home)", ";"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a street and what may stand below it."""
    pick = st.sampled_from
    word = st.one_of(pick(_NAMES), pick(_NAMES), pick(_ANY_WORD))
    names = " ".join(draw(st.lists(word, min_size=1, max_size=3)))
    last = draw(st.one_of(pick(_TYPES), pick(["street", "road", "grove", "court", "st", "park"])))
    number = draw(pick(_SIGNS)) + draw(pick(_NUMBERS)) + draw(pick(_LINKS))
    line = draw(pick([f"{number}{names} {last}", "PO Box 539", "po box 12"]))
    known = draw(pick(_PLACES))
    below = draw(st.lists(st.one_of(pick(known), pick(known), pick(_ANY_WORD)), max_size=3))
    tail = (
        "".join([draw(pick([", ", " "])) + name for name in below])
        + draw(pick(_CODES))
        + draw(pick(_ENDS))
    )
    change = draw(pick([str, str.title, str.upper]))
    return draw(pick(_FLATS)) + change(f"{line}{tail}")


@settings(max_examples=600)
@given(texts(), st.sampled_from(_COUNTRIES))
def test_an_address_is_read_as_the_general_way_reads_it(text: str, expected: str | None) -> None:
    quick = ordinary.read_ordinary(text, expected, rules._analyse)
    slow = rules._analyse(text, expected)
    if quick is not None:
        assert (quick.parts, quick.codes, quick.named) == (slow.parts, slow.codes, slow.named)
        assert {name: quick.origins[name] for name in quick.parts} == slow.origins


@settings(max_examples=300)
@given(texts(), st.sampled_from(_COUNTRIES))
def test_a_street_field_is_read_as_the_general_way_reads_it(text: str, country: str | None) -> None:
    line = text.partition(",")[0]
    general = patch.multiple(rules, street_of=lambda _: None, is_bare_street=lambda _: False)
    for field in (line, line.partition(" ")[2], line.title()):
        quick = rules.read_street_text(field, country)
        with general:
            assert quick == rules.read_street_text(field, country)


def test_an_ordinary_street_above_known_places_is_read_at_once() -> None:
    known = [
        ("162A Unity Close, Yaba, Lagos", "NG"),
        ("94 Rimu Road, Ponsonby, Auckland 1011", "NZ"),
        ("124 Kōwhai Lane, Māngere, Auckland 2022, New Zealand", None),
        ("1/24 Queen Street, Auckland", "NZ"),
        ("PO Box 905, Invercargill 9840", "NZ"),
        ("12 Allen Avenue Ikeja Lagos", "NG"),
        ("No. 12, Allen Avenue, Ikeja, Lagos", "NG"),
        ("Plot 5, Admiralty Way, Lekki", "NG"),
        ("94 Rimu Road Ponsonby, Auckland 1011", "NZ"),
        ("10 High Street Leeds LS6 2AB", "GB"),
        ("Flat 2, 10 High Street, Headingley, Leeds LS6 2AB, United Kingdom", "GB"),
    ]
    for text, country in known:
        assert ordinary.read_ordinary(text, country, rules._analyse) is not None
        with patch.object(ordinary, "_learnt", side_effect=AssertionError):
            assert ordinary.read_ordinary(text, country, rules._analyse) is not None


def test_a_street_that_is_not_plain_is_left_to_the_general_way() -> None:
    others = [
        "Queen Street", "12 Queen", "12 Flat Street", "12 Queens Court", "12 The Street",
        "12 A Road", "12 Saint Road Street", "12 Highway 5", "12 Queen Street West",
        "12  Queen Street", "12 Road",
    ]  # fmt: skip
    assert all(street_of(line) is None for line in others)
    assert is_bare_street("Queen Street")
    assert not any(map(is_bare_street, others[1:]))


def test_nothing_but_known_places_is_remembered() -> None:
    ordinary._tails.clear()
    tails = [
        ", c/o Jane Doe, Leeds", ", Leeds LS6 2AB", ", Jane Doe, Leeds", ", RD 2, Leeds",
        ", Leeds ls6 2ab", ", Flat 2, Leeds",
    ]  # fmt: skip
    for tail in tails:
        address.read(f"12 Fernsby Street{tail}", "GB")
        address.read(f"12 Fernsby Street{tail[1:]}", "GB")
    assert [key[0] for key in ordinary._tails] == [", Leeds LS1 1AA", " Leeds LS1 1AA"]
    held = [value for found in ordinary._tails.values() for value in found.parts.values()]
    assert held == ["LS1 1AA", "Leeds", "Qu street", "1", "GB"] * 2


def test_a_street_does_not_take_the_first_word_of_a_place() -> None:
    for text, country in [
        ("12 Pond Gate Pa Tauranga", "NZ"),
        ("12 Mill Street Sound, Poole", "GB"),
    ]:
        found = ordinary.read_ordinary(text, country, rules._analyse)
        slow = rules._analyse(text, country)
        assert found is None or found.parts == slow.parts
    assert ordinary.read_ordinary("12 Pond Gate Pa Tauranga", "NZ", rules._analyse) is None


def test_no_type_but_two_is_a_place_of_its_own() -> None:
    towns = {name for known in map(places, ("NZ", "GB", "NG")) for name in known}
    assert towns & ordinary_street.TYPES == ordinary_street._PLACE_TYPES
