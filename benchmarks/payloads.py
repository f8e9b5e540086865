"""The payloads that are timed: 400 distinct ones of each kind, the same on every run.

Each is one of ``examples/`` with other people in it: names, numbers, dates, phones and addresses
differ from payload to payload, so that no cache of whole values helps. Everybody is made up.
"""

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

__all__ = ["COUNT", "KINDS", "PEERS_READ", "payloads"]

COUNT = 400
EXAMPLES = Path(__file__).parents[1] / "examples"

_GIVEN = (
    "Adaeze", "Babatunde", "Chidi", "Damilola", "Efua", "Folake", "Gbenga", "Halima", "Ifeoma",
    "Jumoke", "Kelechi", "Lanre", "Musa", "Ngozi", "Obinna", "Patience", "Rashida", "Segun",
    "Tolu", "Uche", "Aroha", "Wiremu", "Mere", "Oliver", "Amelia", "Harriet", "Rupert", "Freya",
)  # fmt: skip
_FAMILY = (
    "Abiola", "Balogun", "Chukwu", "Danjuma", "Eze", "Fashola", "Garba", "Hassan", "Igwe",
    "Johnson", "Kalu", "Lawal", "Mohammed", "Nwosu", "Okafor", "Parata", "Rangi", "Tamihana",
    "Fernsby", "Thistlewood", "Quillfeather", "Ashdown", "Marlowe", "Pemberton", "Whitlock",
)  # fmt: skip
_STREETS = ("Allen Avenue", "Broad Street", "Herbert Macaulay Way", "Ikorodu Road", "Marina Road")
_NZ_STREETS = ("Kowhai Lane", "Rimu Street", "Totara Road", "Nikau Place", "Manuka Avenue")
_GB_STREETS = ("Larkspur Row", "Station Road", "Church Lane", "Mill Street", "Victoria Avenue")


class _People:
    """Somebody new at each call."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - made-up people, no secret

    def among(self, words: tuple[str, ...]) -> str:
        return self._random.choice(words)

    def digits(self, count: int) -> str:
        return "".join(self._random.choices("0123456789", k=count))

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def name(self) -> tuple[str, str, str]:
        return self.among(_GIVEN), self.among(_GIVEN), self.among(_FAMILY)

    def date(self) -> str:
        return f"{self.number(1950, 2004)}-{self.number(1, 12):02}-{self.number(1, 28):02}"

    def time(self) -> str:
        hour, rest = self.number(0, 23), self.number(0, 59)
        return f"2026-{self.number(1, 11):02}-{self.number(1, 28):02}T{hour:02}:{rest:02}:{rest:02}.{self.digits(3)}Z"  # noqa: E501 - one format


def _example(file: str) -> Any:
    return json.loads((EXAMPLES / file).read_bytes())


def _okra(payload: Any, people: _People) -> Any:
    data = payload["data"]
    given, middle, family = people.name()
    data |= {
        "id": people.digits(24),
        "firstname": given, "middlename": middle, "lastname": family,
        "fullname": f"{given} {middle} {family}",
        "dob": people.date(),
        "bvn": "22" + people.digits(9),
        "nin": people.digits(11),
        "created_at": people.time(),
        "phone": ["0803" + people.digits(7)],
        "address": [f"{people.number(1, 200)} {people.among(_STREETS)} Ikeja Lagos"],
    }  # fmt: skip
    data["customer"] = {"_id": people.digits(24), "name": f"{given} {middle} {family}"}
    data["photo_id"][0]["url"] = f"https://photos.example/{people.digits(12)}.png"
    data["enrollment"]["registration_date"] = people.date()
    return payload


def _kin(payload: Any, people: _People) -> Any:
    data = _okra(payload, people)["data"]
    given, _, family = people.name()
    data["phone"] = ["+234 803 " + people.digits(7), "undefined", "080" + people.digits(8)]
    data["dob"] = people.date()[8:] + "/" + people.date()[5:7] + "/" + people.date()[:4]
    data["email"] = [f" {given}.{family}{people.digits(3)}@Example.com ", ""]
    data["aliases"] = [f"{given.upper()} {family.upper()}"]
    data["address"] = ["", f"Plot {people.number(1, 99)}, {people.among(_STREETS)}, Lekki"]
    data["next_of_kins"] = [
        {
            "firstname": given, "middlename": None, "lastname": family,
            "fullname": f"{family.upper()}, {given}", "dob": "Invalid Date", "gender": "f",
            "phone": "234803" + people.digits(7), "email": None, "address": "N/A",
            "nationality": "NIGERIA", "relationship": "sister",
        },
    ]  # fmt: skip
    return payload


def _akahu(payload: Any, people: _People) -> Any:
    item = payload["item"]
    account = f"01-0902-{people.digits(7)}-00"
    names = [people.name(), people.name()]
    street = f"{people.number(1, 300)} {people.among(_NZ_STREETS)}"
    line = f"{street}, Gladstone, Invercargill 9810"
    item |= {
        "_id": "id_" + people.digits(25), "created_at": people.time(), "updated_at": people.time(),
        "expires_at": people.time(),
    }  # fmt: skip
    for identity, name in zip(item["identities"], names, strict=True):
        identity["name"] = " ".join(name)
    item["identities"][0]["formatted_account"] = account
    home, post = item["addresses"]
    home |= {"value": line, "formatted_address": f"{line}, New Zealand"}
    home["place_id"] = "ChIJ" + people.digits(20)
    home["components"]["street"] = street
    post["value"] = f"PO Box {people.number(1, 999)}, Invercargill 9840"
    first, second = item["accounts"]
    first |= {"account_number": account, "address": f"{street}, Gladstone, Invercargill"}
    first["holder"] = " & ".join(f"{n[0][0]} {n[1][0]} {n[2]}".upper() for n in names)
    second["holder"] = f"MR {names[1][0][0]} {names[1][2]}".upper()
    branch = first["branch"]
    branch["phone"] = "+643234" + people.digits(4)
    branch["address"]["line2"] = f"{people.number(1, 40)} Example Street"
    return payload


def _claims(claims: Any, name: tuple[str, str, str], born: str) -> None:
    given, middle, family = name
    claims |= {"name": f"{given} {middle} {family}", "given_name": given}
    claims |= {"middle_name": middle, "family_name": family, "birthdate": born}


def _oneid(payload: Any, people: _People) -> Any:
    name, born = people.name(), people.date()
    given, middle, family = name
    payload["sub"] = "5f0a8d2e-3b1c-4e6f-8a9d-" + people.digits(12)
    _claims(payload, name, born)
    payload["phone_number"] = "+44207946" + people.digits(4)
    payload["email"] = f"{given}.{family}{people.digits(2)}@example.com".lower()
    street = f"{people.number(1, 250)} {people.among(_GB_STREETS)}"
    code = f"YO{people.number(1, 9)} {people.number(1, 9)}ZZ"
    payload["address"] |= {"street_address": street, "postal_code": code}
    for claim in payload["verified_claims"]:
        _claims(claim["claims"], name, born)
        claim["claims"]["address"]["postal_code"] = code
    for document in payload["idscan"]["documents"]:
        document["documentId"] = "7d0e3f52-0c2b-4b6e-9a57-" + people.digits(12)
        for key in ("confirmedData", "extractedData"):
            data = document[key]
            data |= {"firstName": given, "middleName": middle, "lastName": family}
            data["dateOfBirth"] = born
            if "passportNumber" in data:
                number = people.digits(9)
                data |= dict.fromkeys(("documentNumber", "idNumber", "passportNumber"), number)
            if "fullName" in data:
                data["fullName"] = f"{given} {middle} {family}"
            if "addressLine1" in data:
                data |= {"addressLine1": street, "address": f"{street}, Clifton, York, {code}"}
                number, road = street.split(maxsplit=1)
                data |= {"zipCode": code, "buildingNumber": number}
                data |= {"street": road, "streetFullName": road}
    return payload


def _oneid_short(payload: Any, people: _People) -> Any:
    """A user with one set of verified claims and one scanned passport."""
    payload = _oneid(payload, people)
    for key in ("fraud", "pep_and_sanctions", "unverified_claims"):
        del payload[key]
    del payload["verified_claims"][1:], payload["idscan"]["documents"][1:]
    for key in ("dataChecks", "verificationPDF"):
        del payload["idscan"][key]
    del payload["idscan"]["liveness"]["assets"]
    return payload


KINDS: dict[str, tuple[str, str, Callable[[Any, _People], Any]]] = {
    "okra, BVN look-up": ("okra.identity", "okra/get_by_bvn.json", _okra),
    "akahu, complete": ("akahu.identity_result", "akahu/identity_result.json", _akahu),
    "oneid, with idscan": ("oneid.userinfo", "oneid/userinfo.json", _oneid_short),
    "oneid, all documented": ("oneid.userinfo", "oneid/userinfo.json", _oneid),
    "okra, messy kin": ("okra.identity", "okra/get_by_bvn.json", _kin),
}
"""Kind to its mapping, the example that it is made from, and how."""

PEERS_READ = tuple(kind for kind in KINDS if kind != "oneid, all documented")
"""Kinds that the peers read; for every documented field of OneID nobody wrote their code."""


def payloads(kind: str, count: int = COUNT) -> list[bytes]:
    """Return distinct payloads of a kind.

    Args:
        kind: One of `KINDS`.
        count: How many.
    """
    _, file, fill = KINDS[kind]
    example, people = _example(file), _People(kind)
    return [orjson.dumps(fill(copy.deepcopy(example), people)) for _ in range(count)]
