"""Free text: one spelling, and what in it is not what it seems."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values.text import clean, suspicious


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ngaio", "Ngaio"),
        ("  Ngaio \t\r\n Te\u00a0\u3000Whaiti ", "Ngaio Te Whaiti"),
        ("Ade\u0301ba\u0301yo\u0323\u0300", "Ad\u00e9b\u00e1y\u1ecd\u0300"),
        ("Zo\u200be\u0308", "Zo\u00eb"),
        ("\ufeffNgaio\x00", "Ngaio"),
        ("Nga\u00adio", "Ngaio"),
        ("\u202eNgaio\u202c", "Ngaio"),
        ("a\x1fb", "a b"),
        ("Jos\ud800", "Jos\ufffd"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("Nga\u200cio", "Ngaio"),
        ("\u200b", ""),
        ("\u1100\u1161", "\uac00"),
    ],
)
def test_cleaning_keeps_what_is_seen(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(st.text(st.characters() | st.sampled_from("\u200c\u200d\u034f\u0300\ud800 \t\u202e")))
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == " ".join(once.split())
    assert once.encode("utf-8").decode("utf-8") == once


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("Ngaio Te Whaiti", ()),
        ("12 Kings Road\r\nAuckland\t1010", ()),
        ("Ad\u00e9b\u00e1y\u1ecd\u0300 \u2013 \u20a61,000 \u201cquoted\u201d", ()),
        ("M\u00aa Jos\u00e9 1\u00ba", ()),
        ("\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432", ()),
        ("\u041d\u0430\u0442\u0430\u0448\u0430 Smith", ()),
        ("\u0395\u03bb\u03ad\u03bd\u03b7", ()),
        ("\u738b\u5c0f\u660e Wang", ()),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", ()),
        ("Ngaio\x00", ("text.control",)),
        ("Nga\u200bio", ("text.control",)),
        ("Nga\u00adio", ("text.control",)),
        ("Nga\u034fio", ("text.control",)),
        ("\ufeffNgaio", ("text.control",)),
        ("Ngaio\u202e", ("text.bidi",)),
        ("\u2066Ngaio\u2069", ("text.bidi",)),
        ("Ng\u0430io", ("text.confusable",)),
        ("\u0391lice", ("text.confusable",)),
        ("\u0410\u041c\u041e Smith", ("text.confusable",)),
        ("\uff2egaio", ("text.confusable",)),
        ("\U0001d40dgaio", ("text.confusable",)),
        ("Ngaio\ud800", ("text.undecodable",)),
        ("\u202eNg\u0430io\x00", ("text.bidi", "text.confusable", "text.control")),
        ("", ()),
    ],
)
def test_what_is_odd_about_a_text_is_said(raw: str, codes: tuple[str, ...]) -> None:
    assert suspicious(raw) == codes


def test_a_character_that_was_lost_before_is_said_too() -> None:
    assert suspicious("Jos\ufffd") == ("text.undecodable",)


@given(st.text())
def test_the_clean_text_is_never_odder_than_the_raw_one(raw: str) -> None:
    assert set(suspicious(clean(raw))) <= set(suspicious(raw))
    assert not {"text.bidi", "text.control"} & set(suspicious(clean(raw)))
