"""Addresses: how each way of writing one is read, and how a provider's components meet the text."""

import pytest

from identity_schema.codes import CODES
from identity_schema.values.address import AddressForm, read


def parts(
    raw: object, country: str | None = None, components: dict[str, object] | None = None
) -> dict[str, str]:
    """Return the components that were read, by name."""
    value = read(raw, country, components).value
    names = [a for a in AddressForm.__slots__ if a not in {"origins", "__weakref__"}]
    return {n: getattr(value, n) for n in names if getattr(value, n) is not None}


# --- country ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "country"),
    [
        ("12 Queen Street, Auckland 1010, New Zealand", "NZ"),
        ("12 Queen Street, Auckland, NZ", "NZ"),
        ("12 Queen Street Auckland 1010 NEW ZEALAND", "NZ"),
        ("12 Queen Street, Auckland, New Zealand 1010", "NZ"),
        ("10 High Street, Leeds LS1 4AP, UK", "GB"),
        ("10 High Street, Leeds LS1 4AP, U.K.", "GB"),
        ("10 High Street, Leeds, United Kingdom, LS1 4AP", "GB"),
        ("10 High Street, Leeds, England", "GB"),
        ("10 High Street, Leeds LS1 4AP", "GB"),
        ("10 Queens Road, St Helier, Jersey JE2 3GR", "JE"),
        ("22 Park ave, Ikeja, Lagos, Nigeria.", "NG"),
        ("350 Fifth Avenue, New York, NY 10118, United States of America", "US"),
        ("350 Fifth Avenue, New York, NY 10118 USA", "US"),
        ("88 Wood Street, London, Vereinigtes Königreich", "GB"),
        ("3 Main Street, Newtownards, Co. Down, N. Ireland", "GB"),
        ("1 Rue Cler, Paris, France", "FR"),
    ],
)
def test_the_country_is_found_at_the_end_and_taken_off(raw: object, country: str | None) -> None:
    value = read(raw).value
    assert value.country == country
    assert value.origin("country") == "rule"
    assert value.locality not in {"New Zealand", "Nigeria", "England", "UK"}


@pytest.mark.parametrize(
    ("raw", "country", "region"),
    [
        ("2B Paiko Road, Minna, Niger", "NG", "Niger"),
        ("55 Trinity Avenue SW, Atlanta, Georgia", "US", "Georgia"),
        ("12 Main St, Santa Fe, New Mexico", "US", "New Mexico"),
        ("12 Main St, Newark, New Jersey", "US", "New Jersey"),
        ("1011 South Dr, Indiana, PA", "US", "PA"),
    ],
)
def test_a_state_named_like_a_country_is_no_country(
    raw: object, country: str | None, region: str | None
) -> None:
    answer = read(raw, country)
    assert answer.value.country == country
    assert answer.value.region == region
    assert "address.country_differs" not in answer.codes


def test_the_country_that_the_text_names_wins_over_the_one_expected() -> None:
    answer = read("10 High Street, Leeds LS1 4AP, UK", "NZ")
    assert answer.codes == ("address.country_differs",)
    assert answer.value.country == "GB"
    assert answer.value.postal_code == "LS1 4AP"


def test_an_address_that_ends_with_a_british_postcode_is_british() -> None:
    answer = read("10 High Street, Leeds LS1 4AP", "NZ")
    assert answer.codes == ("address.country_differs",)
    assert answer.value.country == "GB"


def test_the_expected_country_is_told_apart_from_one_that_was_read() -> None:
    assert read("10 High Street, Leeds", "GB").value.origin("country") == "context"
    assert read("10 High Street, Leeds", "uk").value.country == "GB"
    assert read("10 High Street, Leeds", "United Kingdom").value.country == "GB"


@pytest.mark.parametrize(
    ("raw", "country"),
    [
        ("350 Fifth Avenue Apt 5B New York NY 10118", "US"),
        ("350 Fifth Avenue, New York, New York 10118-0110", "US"),
        ("1 market st san francisco ca 94105", "US"),
        ("PSC 802 Box 74, APO AE 09499", "US"),
        ("12 Queen Street, Auckland 1010", "NZ"),
        ("6 Kauri Place RD 4 Palmerston North 4474", "NZ"),
        ("5 Bank Road, Ibadan, Oyo State", "NG"),
        ("33 Tafawa Balewa Way, Central Business District, Abuja, FCT", "NG"),
        ("46 Obafemi Awolowo Way, Ikeja 100282, Lagos", "NG"),
    ],
)
def test_an_ending_of_one_country_only_tells_it(raw: object, country: str | None) -> None:
    value = read(raw).value
    assert (value.country, value.origin("country")) == (country, "rule")
    assert value.locality


def test_an_american_ending_wins_over_the_country_expected() -> None:
    answer = read("350 Fifth Avenue, New York, NY 10118", "NZ")
    assert answer.codes == ("address.country_differs",)
    assert answer.value.country == "US"


@pytest.mark.parametrize(
    "raw",
    [
        "12 Queen Street",
        "Auckland",
        "Minna, Niger",
        "1011",
        "Georgia",
        "12 Thompson Street, Hamilton 3300",  # in Victoria
        "Torstr. 1, Berlin, DE 10115",  # no ZIP code of Delaware
        "12 Main Street, Springfield, IL",
        "12 Foo Street, Ikeja, Lagos",
        "90210",
    ],
)
def test_without_a_country_nothing_is_guessed(raw: object) -> None:
    answer = read(raw)
    assert answer.value is None
    assert answer.codes == ("address.no_country",)


def test_a_country_without_rules_gives_the_country_alone() -> None:
    answer = read("1 Rue Cler, 75007 Paris, France")
    assert answer.codes == ("address.no_rules",)
    assert parts("1 Rue Cler, 75007 Paris, France") == {"country": "FR"}


# --- what is not certain ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "country"),
    [
        ("nobody knows", "NZ"),
        ("John Smith", "GB"),
        ("Do the Right Thing", "US"),
        ("call me first", "NG"),
        ("...", "NZ"),
    ],
)
def test_what_says_nothing_for_certain_has_no_value(raw: object, country: str | None) -> None:
    answer = read(raw, country)
    assert answer.value is None
    assert answer.codes


@pytest.mark.parametrize(
    ("raw", "country", "absent"),
    [
        ("John Smith, London", "GB", ("street", "suburb", "unit")),
        ("Rose Cottage, Little Snoring, Fakenham, Norfolk NR21 0HY", "GB", ("street", "unit")),
        ("Milton Park, Abingdon, Oxfordshire OX14 4RY", "GB", ("street",)),
        ("3 Bishops Square Business Park, Hatfield, AL10 9NA", "GB", ("street", "building_number")),
        ("Tower Centre, Auckland 1010", "NZ", ("street", "suburb")),
        ("Cnr Queen & Victoria Streets, Auckland", "NZ", ("building_number",)),
        ("Block 2B, Flat 4, 1004 Estate, Victoria Island", "NG", ("street", "building_number")),
        ("Mission & Valencia San Francisco CA", "US", ("street", "building_number")),
        ("Fm 3009 TX", "US", ("unit", "building_number")),
        ("The Grange, Little Staughton, Bedford MK44 2BU", "GB", ("street", "building_number")),
        ("Pte J Smith, 1 Bn The Rifles, BFPO 801", "GB", ("street", "building_number")),
        ("Glenview Cottage, Skeabost Bridge, Portree IV51 9NP", "GB", ("street",)),
        ("Opposite St. Mary's Church, Asaba, Delta State", "NG", ("street", "suburb")),
        ("742 Evergreen Ter Springfield", "US", ("locality", "suburb")),
        ("321 S. Washington", "US", ("region",)),
    ],
)
def test_what_is_not_certain_is_left_out(
    raw: object, country: str | None, absent: tuple[str, ...]
) -> None:
    found = parts(raw, country)
    assert not set(absent) & set(found)


@pytest.mark.parametrize(
    ("raw", "country", "number", "street"),
    [
        ("No 15, Adeniyi Jones, Ikeja, Lagos", "NG", "15", "Adeniyi Jones"),
        ("House 4, B Close, 23 Road, Festac, Lagos", "NG", "4", "B Close"),
        ("21, The Firs, Cambridge", "GB", "21", "The Firs"),
        ("3 Store, 311-318 High Holborn, London", "GB", "311-318", "High Holborn"),
        ("House 12A, Gwarinpa Estate, Abuja", "NG", "12A", None),
        ("8, Frank Slater House, Green Lane, Ilford", "GB", None, "Green Lane"),
        ("24 Watling Mansions, Watling Street, Radlett", "GB", None, "Watling Street"),
        ("16 George Court, Ashfield Drive, Letchworth", "GB", None, "Ashfield Drive"),
        ("1 Gorse View, Knodishall, Saxmundham", "GB", "1", "Gorse View"),
        ("19 Y Rhos, Bangor, Gwynedd", "GB", "19", "Y Rhos"),
        ("Road 5, House 10, Gowon Estate, Egbeda, Lagos", "NG", "10", "Road 5"),
        ("No. 3, Kirikasama Road, P.M.B. 1177, Maiduguri", "NG", "3", "Kirikasama Road"),
        ("One Apple Park Way, Cupertino, CA 95014", "US", "One", "Apple Park Way"),
    ],
)
def test_a_number_on_its_own_line_goes_with_the_street_below_it(
    raw: object, country: str, number: str | None, street: str | None
) -> None:
    value = read(raw, country).value
    assert (value.building_number, value.street) == (number, street)


@pytest.mark.parametrize(
    ("raw", "country", "suburb", "locality"),
    [
        ("RD 2, Kaitaia 0482", "NZ", "RD 2", "Kaitaia"),
        ("123 Smith Road RD2 Kaitaia 0482", "NZ", "RD2", "Kaitaia"),
        ("R D 4, Hamilton 3284", "NZ", "R D 4", "Hamilton"),
        ("PO Box 1, Oban, Stewart Island", "NZ", "Oban", "Stewart Island"),
        ("12 Wuse Zone 5, Abuja, FCT", "NG", "Wuse Zone 5", "Abuja"),
        ("15 Awolowo Road, Ikoyi 101233 Lagos", "NG", "Ikoyi", "Lagos"),
        ("7 Ogbomosho Street, Garki, Abuja", "NG", "Garki", "Abuja"),
        ("7 Ogbomosho Street, Garki, Jigawa State", "NG", None, "Garki"),
        ("Ikeja, Lagos", "NG", None, "Ikeja"),
        ("4 Privet Drive, Little Whinging, Surrey", "GB", None, "Little Whinging"),
    ],
)
def test_the_district_and_the_town_are_told_apart(
    raw: object, country: str, suburb: str | None, locality: str | None
) -> None:
    value = read(raw, country).value
    assert (value.suburb, value.locality) == (suburb, locality)


@pytest.mark.parametrize(
    ("raw", "country", "unit", "street"),
    [
        ("Flat 1F2, 23 Marchmont Crescent, Edinburgh", "GB", "Flat 1F2", "Marchmont Crescent"),
        ("3F1, 22 Leith Walk, Edinburgh", "GB", "3F1", "Leith Walk"),
        ("0/1 23 Maryhill Road, Glasgow", "GB", "0/1", "Maryhill Road"),
        ("Flat 05, Byrne shores, Howardshire, GL6 8EA", "GB", "Flat 05", "Byrne shores"),
        ("11 / 63 Clarence St, Ponsonby, Auckland", "NZ", "11", "Clarence St"),
        ("Block 4 Flat 3 Jakande Estate, Isolo, Lagos", "NG", "Block 4, Flat 3", "Jakande Estate"),
        ("12401 Research Blvd, Building II, Austin TX 78759", "US", "Building II", "Research Blvd"),
        ("103 Morgan Lane, Suite 102 Plainsboro, NJ 08536", "US", "Suite 102", "Morgan Lane"),
        ("77 Beale Street, 32nd Floor, San Francisco, CA", "US", "32nd Floor", "Beale Street"),
    ],
)
def test_a_part_of_a_building_is_known_in_many_forms(
    raw: object, country: str, unit: str, street: str
) -> None:
    value = read(raw, country).value
    assert (value.unit, value.street) == (unit, street)


def test_words_left_out_are_remarked_on() -> None:
    assert read("Tower Centre, 45 Queen Street, Auckland", "NZ").codes == ("address.remainder",)
    assert read("45 Queen Street, Auckland", "NZ").codes == ()


def test_labels_that_contradict_each_other_leave_zip_and_state() -> None:
    raw = "1 Main St Barre VT 05641 2 Elm St Barre VT 05642"
    answer = read(raw, "US")
    assert answer.codes == ("address.unparsed",)
    assert parts(raw, "US") == {"region": "VT", "postal_code": "05642", "country": "US"}


def test_the_model_is_asked_where_commas_do_not_part_the_city() -> None:
    value = read("4411 Stone Way North Seattle, King County, WA 98103", "US").value
    assert value.street == "Stone Way North"
    assert value.origin("street") == value.origin("locality") == "usaddress"
    assert value.origin("postal_code") == value.origin("region") == "rule"


def test_the_model_is_never_asked_outside_the_united_states(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from identity_schema.values.address import us as address_us

    monkeypatch.setattr(address_us, "tag", None)
    assert read("1234 Foo Bar Baz Qux Auckland", "NZ").value.country == "NZ"
    with pytest.raises(TypeError):
        read("4411 Stone Way North Seattle WA 98103", "US")


@pytest.mark.parametrize(
    ("raw", "region", "locality"),
    [
        ("12 Foo Street, Ondo", None, "Ondo"),
        ("12 Foo Street, Lagos", "Lagos", "Lagos"),
        ("12 Foo Street, Ikorodu, Lagos", "Lagos", "Ikorodu"),
        ("12 Foo Street, Ikeja, Lagos State", "Lagos State", "Ikeja"),
        ("12 Foo Street, Maitama, Abuja", "Abuja", "Abuja"),
        ("12 Foo Street, Gwagwalada, FCT", "FCT", "Gwagwalada"),
    ],
)
def test_a_nigerian_name_of_state_and_town_is_both_only_where_the_town_is_its_chief(
    raw: object, region: str | None, locality: str | None
) -> None:
    value = read(raw, "NG").value
    assert value.region == (region or "Ondo")
    assert value.locality == (locality if region else None)


def test_place_names_are_known_without_their_macrons_and_stay_as_written() -> None:
    assert read("17 Road St, Māngere, Auckland", "NZ").value.suburb == "Māngere"
    assert read("17 Road St, Mangere, Auckland", "NZ").value.suburb == "Mangere"
    assert read("2 Taupo Quay, WHANGĀREI", "NZ").value.locality == "WHANGĀREI"


# --- a provider's components ------------------------------------------------------------------


def test_components_win_and_only_what_is_missing_is_read_from_the_text() -> None:
    raw = "12 SMITH ST PONSONBY AUCKLAND 1011"
    given = {"street": "12 Smith Street", "locality": "Auckland", "country": "New Zealand"}
    value = read(raw, "NZ", given).value
    assert value == AddressForm(
        building_number="12",
        street="Smith Street",
        suburb="PONSONBY",
        locality="Auckland",
        postal_code="1011",
        country="NZ",
    )
    assert [value.origin(n) for n in ("street", "building_number", "suburb", "country")] == [
        "provider",
        "provider",
        "rule",
        "provider",
    ]
    assert value.origin("region") is None


def test_a_street_holds_unit_and_number() -> None:
    assert parts(None, "NZ", {"street": "1/24 Queen Street"}) == {
        "unit": "1",
        "building_number": "24",
        "street": "Queen Street",
        "country": "NZ",
    }
    assert parts("", "GB", {"street": "Flat 2\n10-12 High Street"}) == {
        "unit": "Flat 2",
        "building_number": "10-12",
        "street": "High Street",
        "country": "GB",
    }
    assert parts("", "GB", {"street": "Bag End"})["street"] == "Bag End"


def test_a_number_that_the_provider_gives_apart_is_not_read_twice() -> None:
    given = {"building_number": "24", "street": "24 Queen Street"}
    assert parts("", "NZ", given)["street"] == "Queen Street"
    other = {"building_number": "42", "street": "24 Queen Street"}
    assert parts("", "NZ", other)["street"] == "24 Queen Street"
    assert parts("", "NZ", other)["building_number"] == "42"


def test_the_raw_text_of_components_alone_is_the_components_joined() -> None:
    answer = read(None, "GB", {"postal_code": "ls14ap", "locality": "Leeds"})
    assert answer.raw == "Leeds, ls14ap"
    assert answer.value.postal_code == "LS1 4AP"


@pytest.mark.parametrize(
    ("raw", "country", "given"),
    [
        ("24 Queen Street, Auckland 1010", "NZ", {"locality": "Hamilton"}),
        ("24 Queen Street, Auckland 1010", "NZ", {"postal_code": "1011"}),
        ("24 Queen Street, Auckland 1010", "NZ", {"street": "24 King Street"}),
        ("24 Queen Street, Auckland 1010", "NZ", {"street": "42 Queen Street"}),
        ("10 High Street, Leeds LS1 4AP, UK", None, {"country": "New Zealand"}),
        ("12 Foo Street, Ikeja, Lagos", "NG", {"region": "Oyo State"}),
    ],
)
def test_a_component_that_contradicts_the_text_is_kept_and_nothing_else_is_used(
    raw: object, country: str | None, given: dict[str, object]
) -> None:
    answer = read(raw, country, given)
    assert "address.conflict" in answer.codes
    read_from_text = {n for n, origin in answer.value.origins if origin == "rule"}
    assert read_from_text == set()


def test_a_contradicted_text_still_tells_its_country() -> None:
    answer = read("10 High Street, Leeds LS1 4AP, UK", "NZ", {"locality": "Hull"})
    assert answer.codes == ("address.conflict", "address.country_differs")
    assert answer.value == AddressForm(locality="Hull", country="GB")


@pytest.mark.parametrize(
    ("raw", "country", "given"),
    [
        ("12 SMITH ST PONSONBY 1011", "NZ", {"suburb": "Ponsonby", "locality": "Auckland"}),
        ("12 Smith St, Māngere, Auckland", "NZ", {"locality": "Mangere"}),
        ("12 Foo Street, Ikeja, Lagos", "NG", {"region": "Lagos State"}),
        ("12 Foo Street, Lagos", "NG", {"region": "Lagos State", "locality": "Lagos Mainland"}),
        ("24 Queen St, Auckland 1010", "NZ", {"street": "24 Queen Street"}),
        ("10 High Street, Leeds ls14ap", "GB", {"postal_code": "LS1 4AP"}),
    ],
)
def test_other_spellings_and_seats_are_no_contradiction(
    raw: object, country: str | None, given: dict[str, object]
) -> None:
    assert "address.conflict" not in read(raw, country, given).codes


def test_a_country_that_is_none_is_said_and_not_replaced() -> None:
    given = {"street": "1 Bag End", "locality": "Hobbiton", "country": "Middle Earth"}
    answer = read("1 Bag End, Hobbiton", "NZ", given)
    assert answer.codes == ("country.unknown",)
    assert answer.value.country is None
    assert answer.value.building_number == "1"


def test_without_any_country_components_stand_alone() -> None:
    answer = read(None, None, {"street": "10 High Street", "locality": "Leeds"})
    assert answer.codes == ("address.no_country",)
    assert answer.value.building_number == "10"
    assert answer.value.country is None


def test_zeros_of_a_new_zealand_postcode_are_put_back_only_there() -> None:
    assert read(None, "NZ", {"postal_code": 610}).value.postal_code == "0610"
    assert read(None, "NZ", {"postal_code": 610}).codes == ("address.postcode_zeros",)
    assert read(None, "NZ", {"postal_code": 1011}).value.postal_code == "1011"
    assert read(None, "NZ", {"postal_code": 1011}).codes == ()
    answer = read(None, "NG", {"postal_code": 610, "locality": "Ikeja"})
    assert answer.value.postal_code is None
    assert answer.codes == ("address.postcode_shape",)


@pytest.mark.parametrize("nothing", [None, "", "  ", "undefined undefined", "N/A", [], {}, True])
def test_a_component_that_says_nothing_is_missing(nothing: object) -> None:
    answer = read("12 Queen Street, Auckland", "NZ", {"locality": nothing, "suburb": "Ponsonby"})
    assert answer.value.locality == "Auckland"
    assert answer.value.origin("locality") == "rule"


def test_components_that_all_say_nothing_are_as_none() -> None:
    assert read("12 Queen Street", "NZ", {"street": None, "other": "x"}) == read(
        "12 Queen Street", "NZ"
    )
    assert read(None, "NZ", {"street": ""}).codes == ("value.type",)


# --- written out -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "country", "lines"),
    [
        (
            "1/24 Queen St, Ponsonby, Auckland 1011",
            "NZ",
            ["1/24 Queen St", "Ponsonby", "Auckland 1011", "New Zealand"],
        ),
        (
            "Flat 2, 10 High Street, Hutton, Brentwood, Essex CM13 1HG",
            "GB",
            [
                "Flat 2",
                "10 High Street",
                "Hutton",
                "Brentwood",
                "Essex",
                "CM13 1HG",
                "United Kingdom",
            ],
        ),
        (
            "9 Ogunlana Drive, Surulere 101283, Lagos State",
            "NG",
            ["9 Ogunlana Drive", "Surulere 101283", "Lagos State", "Nigeria"],
        ),
        (
            "452 Maxwell Ave, Apt 3A, Rochester, NY 14619",
            "US",
            ["452 Maxwell Ave", "Apt 3A", "Rochester, NY 14619", "United States of America"],
        ),
    ],
)
def test_the_display_follows_the_country(
    raw: object, country: str | None, lines: list[str]
) -> None:
    assert read(raw, country).value.display.splitlines() == lines


def test_the_formatted_line_is_plain_where_it_reads_back() -> None:
    value = read("FLAT 3 77 CUBA ST TE ARO WELLINGTON 6011", "NZ").value
    assert value.formatted == "FLAT 3, 77 CUBA ST, TE ARO, WELLINGTON, 6011, New Zealand"


def test_the_formatted_line_names_every_seat_where_the_plain_one_would_read_otherwise() -> None:
    value = read(None, "NZ", {"suburb": "Auckland", "locality": "Nowhere; at all"}).value
    assert value.formatted == ";;;Auckland;Nowhere, at all;;;NZ"
    assert read(value.formatted).value == value


def test_nothing_personal_shows() -> None:
    answer = read("12 Secret Street, Auckland 1010", "NZ", {"suburb": "Secretville"})
    assert "ecret" not in repr(answer) + str(answer) + repr(answer.value)
    assert repr(answer.value) == "AddressForm()"


def test_every_code_of_an_address_is_in_the_table() -> None:
    for code in (
        "address.conflict",
        "address.country_differs",
        "address.no_country",
        "address.no_rules",
        "address.postcode_area",
        "address.postcode_shape",
        "address.postcode_zeros",
        "address.remainder",
        "address.unparsed",
    ):
        assert CODES[code].meaning
