"""Reading one name: the parts that are certain, the normal form, and what is odd in a text.

Cases are made up, but for the names that Akahu, OneID and Okra document; the shapes with commas,
titles and suffixes follow the kinds of case that the open suites of nameparser (LGPL-2.1) and
iLib (Apache-2.0) test.
"""

import unicodedata

import pytest

from identity_schema.codes import CODES
from identity_schema.values.name import NameForm, read

FIELDS = ("title", "given_name", "middle_name", "initials", "family_name", "suffix")

# text | title | given | middle | initials | family | suffix
CERTAIN = """
Smith, John Andrew        |      | John   | Andrew |       | Smith       |
SMITH,JOHN                |      | JOHN   |        |       | SMITH       |
SMITH , JOHN              |      | JOHN   |        |       | SMITH       |
SMITH, JOHN A             |      | JOHN   |        | A     | SMITH       |
SMITH, J. A.              |      |        |        | J A   | SMITH       |
OKAFOR, Chidi Emeka       |      | Chidi  | Emeka  |       | OKAFOR      |
De la Cruz, Maria         |      | Maria  |        |       | De la Cruz  |
GARCIA LOPEZ, Maria       |      | Maria  |        |       | GARCIA LOPEZ|
al-Zawahiri, Dr. Ayman    | Dr   | Ayman  |        |       | al-Zawahiri |
Smith, John, Jr.          |      | John   |        |       | Smith       | Jr
Smith, Mr John            | Mr   | John   |        |       | Smith       |
Lapworth Mr JM            | Mr   |        |        | J M   | Lapworth    |
SMITH MRS MARY ANN        | MRS  | MARY   | ANN    |       | SMITH       |
VAN DER BERG MISS K       | MISS |        |        | K     | VAN DER BERG|
SMITH J A                 |      |        |        | J A   | SMITH       |
SMITH J.A.                |      |        |        | J A   | SMITH       |
SMITH JM                  |      |        |        | J M   | SMITH       |
Rubens PJ                 |      |        |        | P J   | Rubens      |
Smith-Rubens AJ           |      |        |        | A J   | Smith-Rubens|
TE WHAITI H               |      |        |        | H     | TE WHAITI   |
NG K L                    |      |        |        | K L   | NG          |
O BRIEN J                 |      |        |        | J     | O BRIEN     |
F BAGGINS                 |      |        |        | F     | BAGGINS     |
J.R.R. Tolkien            |      |        |        | J R R | Tolkien     |
J.SMITH                   |      |        |        | J     | SMITH       |
J VAN DER BERG            |      |        |        | J     | VAN DER BERG|
MR J SMITH                | MR   |        |        | J     | SMITH       |
Mr.J.Smith                | Mr   |        |        | J     | Smith       |
MR H J SIMPSON            | MR   |        |        | H J   | SIMPSON     |
Mr. Homer J Simpson       | Mr   | Homer  |        | J     | Simpson     |
REV DR J A SMITH OBE      |REV DR|        |        | J A   | SMITH       | OBE
MASTER T O'BRIEN          |MASTER|        |        | T     | O'BRIEN     |
SMITH J MR                | MR   |        |        | J     | SMITH       |
"""

# text | title | suffix: whether the given or the family name comes first is open
OPEN = """
Fusuyi Micheal Tobi       |           |
OLUWATOBI U. JOSEPH       |           |
Lapworth Jacob Murray     |           |
ALHAJI MUSA IBRAHIM       | ALHAJI    |
Engr. Chidi Okonkwo       | Engr      |
MR JOHN SMITH             | MR        |
Dr Jane Smith OBE PhD     | Dr        | OBE PhD
John Smith, PhD           |           | PhD
Martin Luther King Jr.    |           | Jr
John Smith III            |           | III
MR SIMPSON                | MR        |
SMITH MRS                 | MRS       |
PASTOR MALDONADO          |           |
PASTOR ENOCH ADEBOYE      | PASTOR    |
Lord Sebastian Coe        | Lord      |
JOHN S                    |           |
SMITH JA                  |           |
Jackie LI                 |           |
AJ SMITH                  |           |
J O BRIEN                 |           |
J A SMITH JONES           |           |
Nguyen Van An             |           |
Siti binti Ahmad          |           |
Abdullah bin Abdulaziz    |           |
Park Ji Sung              |           |
"""


def rows(block: str, columns: int) -> list[tuple[str, list[str | None]]]:
    """Take a table apart, empty cells as None."""
    table = []
    for line in block.strip().split("\n"):
        text, *cells = (cell.strip() for cell in line.split("|"))
        cells += [""] * (columns - len(cells))
        table.append((text, [cell or None for cell in cells]))
    return table


@pytest.mark.parametrize(("text", "parts"), rows(CERTAIN, 6))
def test_parts_that_the_text_settles(text: str, parts: list[str | None]) -> None:
    reading = read(text)
    assert [getattr(reading.value, field) for field in FIELDS] == parts
    assert reading.value.kind == "person"
    assert reading.codes == ()


@pytest.mark.parametrize(("text", "edges"), rows(OPEN, 2))
def test_no_part_is_guessed_where_the_order_is_open(text: str, edges: list[str | None]) -> None:
    value = read(text).value
    assert value.kind == "person"
    assert (value.given_name, value.middle_name, value.family_name) == (None, None, None)
    assert [value.title, value.suffix] == edges


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Adébáyọ̀  Ọlá", "adebayo ola"),
        ("Ɗanjuma ƙofar", "danjuma kofar"),
        ("Ngāhuia Te Rangi", "ngahuia te rangi"),
        ("Nwosu-Okafor Ada", "nwosu okafor ada"),
        ("Sinéad O’Brien", "sinead obrien"),  # noqa: RUF001 (the apostrophe is the case)
        ("Straße Øyvind Łukasz", "strasse oyvind lukasz"),
        ("SMITH, JOHN ANDREW", "john andrew smith"),
        ("John Andrew Smith", "john andrew smith"),
        ("SMITH J.A.", "j a smith"),
        ("Mr J A Smith", "j a smith"),
        ("Prof. Dr. Hans Müller OBE", "hans muller"),
        ("John Smith, Jr.", "john smith jr"),
        ("ACME TRADING LIMITED", "acme trading ltd"),
        ("Acme Trading Ltd.", "acme trading ltd"),
        ("Acme (NZ) Pty. Limited", "acme nz pty ltd"),
        ("Smith & Co., Ltd", "smith and co ltd"),
        ("SMITH AND COMPANY LIMITED", "smith and co ltd"),
        ("Acme Public Limited Company", "acme plc"),
        ("ACME L.L.C.", "acme llc"),
        ("Acme Limited Liability Company", "acme llc"),
        ("Acme Corporation", "acme corp"),
        ("ICONIC LIVE SHOWBIZ PRODUCTIO  -999- .", "iconic live showbiz productio"),
    ],
)
def test_normal_form_is_one_spelling_for_what_is_the_same(text: str, normal: str) -> None:
    assert read(text).value.normal == normal


def test_text_is_form_c_squeezed_and_otherwise_as_written() -> None:
    reading = read("  Zoe\u0308 \u00a0 TE\tWHAITI\u200b ")
    assert reading.value.text == "Zoë TE WHAITI"
    assert reading.value.formatted == reading.value.text
    assert reading.raw == "  Zoe\u0308 \u00a0 TE\tWHAITI\u200b "
    assert reading.codes == ("text.control",)


def test_both_unicode_forms_are_the_same_name() -> None:
    composed = "Ọlúwaṣeun Adébáyọ̀"
    assert read(unicodedata.normalize("NFD", composed)).value == read(composed).value


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("MR J\u202e SMITH", "text.bidi"),
        ("\uff2a\uff2f\uff28\uff2e \uff33\uff2d\uff29\uff34\uff28", "text.confusable"),
        ("John #Smith", "name.noise"),
        ("ICONIC LIVE SHOWBIZ PRODUCTIO  -999- .", "name.noise"),
        ("John Smith 2", "name.digits"),
        ("J0HN SMITH", "name.digits"),
        ("John undefined", "name.placeholder_part"),
        ("John null", "name.placeholder_part"),
        ("John Null", "name.placeholder_part"),
        ("J SMITH; K JONES", "name.several_holders"),
        ("J SMITH & K JONES", "name.several_holders"),
        ("SMITH AND JONES", "name.joint_undecided"),
        ("J SMITH T/A SMITH PLUMBING", "name.trading_as"),
        ("JOHN SMITH TRADING AS SMITH PLUMBING", "name.trading_as"),
        ("J SMITH & K SMITH AS TRUSTEES FOR ABC TRUST", "name.trustees"),
        ("J SMITH ATF ABC TRUST", "name.trustees"),
    ],
)
def test_codes_warn_and_the_value_stands(raw: str, code: str) -> None:
    reading = read(raw)
    assert reading.value is not None
    assert reading.codes == (code,)
    assert CODES[code].severity in {"info", "warning"}


@pytest.mark.parametrize(
    "text",
    [
        "24 Hour Fitness Ltd",
        "2904977 CANADA, INC.",
        "JOHN SMITH III",
        "John Smith 2nd",
        "Anne-Marie O'Brien",
        "SMITH, J.A.",
        "Smith & Sons Ltd",
    ],
)
def test_names_as_names_are_need_no_remark(text: str) -> None:
    assert read(text).codes == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("John undefined", "John"),
        ("undefined Smith", "Smith"),
        ("John None Smith", "John Smith"),
        ("John null Smith", "John Smith"),
        ("JOHN NULL", "JOHN NULL"),  # a surname
        ("UNKNOWN PLEASURES LTD", "UNKNOWN PLEASURES LTD"),
    ],
)
def test_words_for_missing_parts_are_left_out_of_a_persons_name(text: str, left: str) -> None:
    assert read(text).value.text == left


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("undefined undefined", "value.placeholder"),
        ("null undefined", "value.placeholder"),
        ("\u200bN/A", "value.placeholder"),
        ("-", "value.placeholder"),
        (". .", "value.placeholder"),
        ("  ", "value.empty"),
        ("12 34", "name.no_letters"),
        (None, "value.type"),
        (True, "value.type"),
        ([], "value.type"),
        ("a " * 1001, "value.too_long"),
    ],
)
def test_what_is_no_name_has_no_value_and_says_why(raw: object, code: str) -> None:
    reading = read(raw)
    assert reading.value is None
    assert code in reading.codes


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [("LIMITED", "LTD"), ("Incorporated", "Inc."), ("Tāpui", "Ltd"), ("Cyfyngedig", "Ltd")],
)
def test_a_legal_form_is_one_in_every_spelling(longer: str, shorter: str) -> None:
    first, second = (
        read(f"Kererū Builders {longer}").value,
        read(f"KERERU builders {shorter}").value,
    )
    assert first.kind == second.kind == "organisation"
    assert first.normal == second.normal


def test_repr_shows_nothing_of_the_name() -> None:
    reading = read("MR HOMER J SIMPSON")
    assert "SIMPSON" not in repr(reading).upper()
    assert repr(reading.value) == "NameForm(kind='person')"
    assert isinstance(reading.value, NameForm)
