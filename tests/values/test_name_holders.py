"""Joint holders, as banks of New Zealand, Britain and Nigeria write them into one text.

The shapes surname-initials-ampersand (``Rubens P & J``) are those of the tests of HM Revenue &
Customs' bank account reputation services (Apache-2.0); ``F BAGGINS`` and ``MR DEMO HOLDER & MS
DEMO HOLDER`` those of Akahu's published definition; the rest is made up.
"""

import pytest

from identity_schema.values.name import read, split_holders

SHARED = "name.surname_shared"

WHOLE = """
SMITH J A & SMITH M B                  | SMITH J A / SMITH M B
MR J SMITH & MRS K SMITH               | MR J SMITH / MRS K SMITH
A SMITH & D JONES                      | A SMITH / D JONES
A SMITH AND D JONES                    | A SMITH / D JONES
F BAGGINS + S GAMGEE                   | F BAGGINS / S GAMGEE
MR DEMO HOLDER & MS DEMO HOLDER        | MR DEMO HOLDER / MS DEMO HOLDER
J SMITH / M SMITH                      | J SMITH / M SMITH
J SMITH/M SMITH                        | J SMITH / M SMITH
SMITH J A; JONES K                     | SMITH J A / JONES K
SMITH J;JONES K;BROWN L                | SMITH J / JONES K / BROWN L
Rubens P & Smith J                     | Rubens P / Smith J
Rubens JI & Smith ER                   | Rubens JI / Smith ER
Smith-Rubens J I & Smith E R           | Smith-Rubens J I / Smith E R
JOHN SMITH AND MARY JONES              | JOHN SMITH / MARY JONES
John Smith and Mary Smith              | John Smith / Mary Smith
Mr John Smith & Mrs Mary Smith-Jones   | Mr John Smith / Mrs Mary Smith-Jones
ADEBAYO OLUMIDE & ADEBAYO FUNMILAYO    | ADEBAYO OLUMIDE / ADEBAYO FUNMILAYO
OKAFOR CHIDI AND NWOSU ADAEZE          | OKAFOR CHIDI / NWOSU ADAEZE
J SMITH, K JONES                       | J SMITH / K JONES
J SMITH, K JONES & L BROWN             | J SMITH / K JONES / L BROWN
SMITH J, JONES K & BROWN L             | SMITH J / JONES K / BROWN L
J K SMITH & L M JONES & N O BROWN      | J K SMITH / L M JONES / N O BROWN
MR J SMITH, MRS K SMITH & MISS L SMITH | MR J SMITH / MRS K SMITH / MISS L SMITH
SMITH, JOHN & JONES, MARY              | SMITH, JOHN / JONES, MARY
SMITH, J A & SMITH, M B                | SMITH, J A / SMITH, M B
VAN DER BERG J & VAN DER BERG M        | VAN DER BERG J / VAN DER BERG M
MISS K NGATA & MR T TE WHAITI          | MISS K NGATA / MR T TE WHAITI
MISS K NGATA/MR T NGATA                | MISS K NGATA / MR T NGATA
J SMITH OR K SMITH                     | J SMITH / K SMITH
JOHN SMITH OR MARY SMITH               | JOHN SMITH / MARY SMITH
J SMITH AND/OR K SMITH                 | J SMITH / K SMITH
MR SMITH & MRS JONES                   | MR SMITH / MRS JONES
DR P PATEL & DR S PATEL                | DR P PATEL / DR S PATEL
MR J O'BRIEN & MS S D'ANGELO           | MR J O'BRIEN / MS S D'ANGELO
ALHAJI M IBRAHIM & ALHAJA A IBRAHIM    | ALHAJI M IBRAHIM / ALHAJA A IBRAHIM
J SMITH &amp; K JONES                  | J SMITH / K JONES
  MR  J SMITH   &  MRS  K SMITH        | MR J SMITH / MRS K SMITH
WANG XIAOMING & LI NA                  | WANG XIAOMING / LI NA
Siosaia Taufa & Mele Taufa             | Siosaia Taufa / Mele Taufa
CHARLOTTE CHURCH & FRANK PARK          | CHARLOTTE CHURCH / FRANK PARK
MR J SMITH MRS K SMITH                 | MR J SMITH / MRS K SMITH
MR J SMITH - MRS K SMITH               | MR J SMITH / MRS K SMITH
Mr John Smith, Mrs Mary Smith          | Mr John Smith / Mrs Mary Smith
MR J SMITH & MRS K SMITH (JOINT)       | MR J SMITH / MRS K SMITH
DAVID P & JOHN S                       | DAVID P / JOHN S
J.SMITH & K.SMITH                      | J. SMITH / K. SMITH
"""

LENT = """
J & K SMITH                            | *J SMITH / K SMITH
J&K SMITH                              | *J SMITH / K SMITH
J AND K SMITH                          | *J SMITH / K SMITH
J A & K L SMITH                        | *J A SMITH / K L SMITH
J, K & L SMITH                         | *J SMITH / *K SMITH / L SMITH
A, B AND C SMITH                       | *A SMITH / *B SMITH / C SMITH
J & K & L SMITH                        | *J SMITH / *K SMITH / L SMITH
JOHN AND MARY SMITH                    | *JOHN SMITH / MARY SMITH
John & Mary Smith                      | *John Smith / Mary Smith
JOHN, MARY AND PETER SMITH             | *JOHN SMITH / *MARY SMITH / PETER SMITH
HEMI AND AROHA TE WHAITI               | *HEMI TE WHAITI / AROHA TE WHAITI
CHIDI AND ADAEZE OKAFOR                | *CHIDI OKAFOR / ADAEZE OKAFOR
J & M VAN DER BERG                     | *J VAN DER BERG / M VAN DER BERG
J & M O'BRIEN-SMITH                    | *J O'BRIEN-SMITH / M O'BRIEN-SMITH
MR J & MRS K SMITH                     | *MR J SMITH / MRS K SMITH
MR J A & MRS K L SMITH                 | *MR J A SMITH / MRS K L SMITH
MR JOHN & MRS MARY SMITH               | *MR JOHN SMITH / MRS MARY SMITH
DR A & MRS B PATEL                     | *DR A PATEL / MRS B PATEL
MR & MRS J & K SMITH                   | *MR J SMITH / MRS K SMITH
Mr and Mrs John and Mary Smith         | *Mr John Smith / Mrs Mary Smith
MR & MRS SMITH                         | *MR SMITH / MRS SMITH
DR AND MRS OKONKWO                     | *DR OKONKWO / MRS OKONKWO
SMITH J A & M B                        | SMITH J A / *SMITH M B
SMITH J & K                            | SMITH J / *SMITH K
SMITH J, K & L                         | SMITH J / *SMITH K / *SMITH L
SMITH JA & MB                          | SMITH JA / *SMITH MB
SMITH JOHN & MARY                      | SMITH JOHN / *SMITH MARY
Rubens P & J                           | Rubens P / *Rubens J
Rubens JI & ER                         | Rubens JI / *Rubens ER
Smith-Rubens J I & E R                 | Smith-Rubens J I / *Smith-Rubens E R
VAN DER BERG J & M                     | VAN DER BERG J / *VAN DER BERG M
SMITH MR J & MRS K                     | SMITH MR J / *SMITH MRS K
SMITH, JOHN & MARY                     | SMITH, JOHN / *SMITH, MARY
SMITH, J & M                           | SMITH, J / *SMITH, M
MR J SMITH & MRS K                     | MR J SMITH / *MRS K SMITH
J SMITH & MARY                         | J SMITH / *MARY SMITH
JOHN SMITH & MARY                      | JOHN SMITH / *MARY SMITH
John H and Mary W Smith                | *John H Smith / Mary W Smith
SMITH JOHN A & MARY B                  | SMITH JOHN A / *SMITH MARY B
SMITH J & K JOINT A/C                  | SMITH J / *SMITH K
J & K SMITH NO 2 ACCOUNT               | *J SMITH / K SMITH
SMITH,J A & M B                        | SMITH, J A / *SMITH, M B
"""

FIRMS = """
SMITH & SONS LTD|MARKS AND SPENCER PLC|THE SMITH FAMILY TRUST|JONES & CO|JONES AND COMPANY
J & M SMITH PARTNERSHIP|SMITH & SON|JOHNSON & BROS|A & B PLUMBING|OKAFOR AND SONS NIG LTD
J SMITH & M SMITH ATF SMITH FAMILY TRUST|SMITH & JONES TRUSTEES LTD|R & D TRADING CO
TRUSTEES OF THE J & M SMITH TRUST|MR J SMITH & MRS K SMITH FAMILY TRUST|SMITH JONES & PARTNERS
ESTATE OF J & M SMITH|BED & BREAKFAST ASSOCIATION|FISH AND CHIPS RESTAURANT|D & J SMITH FARMS
"""

OPEN = ["SMITH & JONES", "JOHNSON AND JOHNSON", "Dolce & Gabbana", "BED BATH & BEYOND", "J & K"]
OPEN += ["MR & MRS", "SALT AND LIGHT CHURCH", "SMITH, JONES & BROWN", "S & P GLOBAL"]


def rows(block: str) -> list[tuple[str, list[str]]]:
    """Take a table apart: the text, and the holders that are expected."""
    table = [line.split(" | ", 1) for line in block.strip().split("\n")]
    return [(text.rstrip(), expected.strip().split(" / ")) for text, expected in table]


@pytest.mark.parametrize(("text", "expected"), rows(WHOLE))
def test_holders_with_a_surname_each(text: str, expected: list[str]) -> None:
    holders = split_holders(text)
    assert [holder.value.text for holder in holders] == expected
    assert {holder.value.kind for holder in holders} == {"person"}
    assert all(SHARED not in holder.codes for holder in holders)


@pytest.mark.parametrize(("text", "expected"), rows(LENT))
def test_a_surname_written_once_serves_all_and_is_marked(text: str, expected: list[str]) -> None:
    holders = split_holders(text)
    assert [holder.value.text for holder in holders] == [e.removeprefix("*") for e in expected]
    assert [SHARED in holder.codes for holder in holders] == [e[0] == "*" for e in expected]
    surnames = {holder.value.family_name for holder in holders}
    assert len(surnames) == 1
    assert surnames != {None}


@pytest.mark.parametrize("text", [t for row in FIRMS.split("\n") for t in row.split("|") if t])
def test_organisations_are_never_split(text: str) -> None:
    (holder,) = split_holders(text)
    assert holder.value.kind == "organisation"
    assert holder.value.text == text
    assert holder.raw == text


@pytest.mark.parametrize("text", OPEN)
def test_people_or_firm_stays_whole_and_open(text: str) -> None:
    (holder,) = split_holders(text)
    assert holder.value.kind == "unknown"
    assert holder.codes == ("name.joint_undecided",)


@pytest.mark.parametrize("text", [row[0] for row in rows(WHOLE) if ";" not in row[0]])
def test_read_says_that_a_text_names_several(text: str) -> None:
    reading = read(text)
    assert reading.value.kind == "unknown"
    assert "name.several_holders" in reading.codes


def test_a_single_holder_is_one_reading_with_the_text_as_sent() -> None:
    raw = " MR  HOMER J SIMPSON "
    assert split_holders(raw) == (read(raw),)
    assert split_holders(raw)[0].raw == raw


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "value.empty"),
        ("undefined undefined", "value.placeholder"),
        (None, "value.type"),
        (7, "value.type"),
        ("1234", "name.no_letters"),
        ("x" * 2001, "value.too_long"),
    ],
)
def test_nothing_to_read_is_one_reading_without_value(raw: object, code: str) -> None:
    (holder,) = split_holders(raw)
    assert holder.value is None
    assert holder.codes == (code,)


def test_one_initial_under_two_titles_is_given_to_neither() -> None:
    holders = split_holders("MR & MRS J SMITH")
    assert [holder.value.text for holder in holders] == ["MR J SMITH", "MRS J SMITH"]
    assert all("name.given_shared" in holder.codes for holder in holders)
    assert [holder.value.family_name for holder in holders] == ["SMITH", "SMITH"]
    assert [holder.value.initials for holder in holders] == [None, None]


def test_a_whole_name_under_two_titles_tells_no_surname_where_its_order_is_open() -> None:
    holders = split_holders("MR & MRS ADEBAYO OLUMIDE")
    assert [h.value.text for h in holders] == ["MR ADEBAYO OLUMIDE", "MRS ADEBAYO OLUMIDE"]
    assert [holder.value.family_name for holder in holders] == [None, None]


def test_surnames_of_their_own_between_others_stay_their_own() -> None:
    texts = [h.value.text for h in split_holders("SMITH J & K & JONES L")]
    assert texts == ["SMITH J", "SMITH K", "JONES L"]


def test_a_long_list_is_no_list_of_holders() -> None:
    (holder,) = split_holders(" & ".join(["J SMITH"] * 21))
    assert holder.codes == ("name.joint_undecided",)


def test_parts_follow_from_a_shared_surname() -> None:
    john, mary = (holder.value for holder in split_holders("JOHN AND MARY SMITH"))
    assert (john.given_name, john.family_name, john.normal) == ("JOHN", "SMITH", "john smith")
    assert (mary.given_name, mary.family_name, mary.normal) == ("MARY", "SMITH", "mary smith")
    first, second = (holder.value for holder in split_holders("SMITH J A & M B"))
    assert (first.initials, first.normal) == ("J A", "j a smith")
    assert (second.initials, second.family_name, second.normal) == ("M B", "SMITH", "m b smith")


@pytest.mark.parametrize(
    "text",
    ["MR J SMITH & OTHERS", "MR J SMITH & ORS", "MR J SMITH AND WIFE", "MR J SMITH &"],
)
def test_holders_that_are_not_named_are_told(text: str) -> None:
    (holder,) = split_holders(text)
    assert holder.value.text == "MR J SMITH"
    assert holder.codes == ("name.more_holders",)


def test_a_placeholder_among_holders_is_left_out() -> None:
    (holder,) = split_holders("J SMITH & undefined undefined")
    assert holder.value.text == "J SMITH"
    assert holder.codes == ("name.placeholder_part",)


def test_a_lone_word_behind_initials_lends_and_takes_no_surname() -> None:
    smith, jones = split_holders("SMITH J & JONES")
    assert smith.value.family_name == "SMITH"
    assert jones.value.text == "JONES"
    assert jones.codes == ("name.surname_undecided",)


def test_lines_part_holders_even_organisations() -> None:
    holders = split_holders("ABC LTD; MR J SMITH\r\nK JONES | L BROWN")
    assert [holder.value.kind for holder in holders] == ["organisation", *["person"] * 3]


def test_raw_is_what_speaks_of_the_holder_alone() -> None:
    assert [holder.raw for holder in split_holders("MR J & MRS K SMITH")] == ["MR J", "MRS K SMITH"]


@pytest.mark.parametrize("text", ["RAVI S/O KUMAR", "J SMITH C/O K JONES", "MUTHU A/L RAMAN"])
def test_a_slash_in_an_abbreviation_parts_nobody(text: str) -> None:
    assert len(split_holders(text)) == 1


@pytest.mark.parametrize(
    "text", ["Or Cohen", "JOSE ORTEGA Y GASSET", "OROR ANDERSON", "Andrew Sand"]
)
def test_names_that_hold_a_joining_word_stay_whole(text: str) -> None:
    (holder,) = split_holders(text)
    assert holder.value.text == text
    assert holder.codes == ()


def test_control_characters_are_told_of_every_holder() -> None:
    holders = split_holders("J SMITH\u202e & K JONES")
    assert all("text.bidi" in holder.codes for holder in holders)
