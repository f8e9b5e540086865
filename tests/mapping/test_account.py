"""An account is written out when it is asked for, and holds nothing of the payload afterwards."""

import gc
import json
import pickle

import pytest

from identity_schema import Context, ContractError, explain

TEXT = json.dumps({"sub": "a-1", "given_name": "Hinemoa", "shoe_size": "38 and a half"}).encode()
MAPPING = "oneid.userinfo"


def reached(thing: object) -> list[object]:
    """Everything that a thing holds, at any depth, classes and modules left out."""
    seen, stack = {}, [thing]
    while stack:
        held = stack.pop()
        if id(held) not in seen and not isinstance(held, type) and not hasattr(held, "__file__"):
            seen[id(held)] = held
            if isinstance(held, dict | list | tuple) or type(held).__module__.startswith(
                "identity"
            ):
                stack.extend(gc.get_referents(held))
    return list(seen.values())


def test_it_lets_go_of_the_payload_once_it_is_written_out() -> None:
    account = explain(TEXT, mapping=MAPPING)
    assert [leaf.disposition for leaf in account.leaves] == ["mapped", "mapped", "unmapped"]
    assert "Hinemoa" in reached(account)
    assert "38 and a half" not in reached(account)


def test_a_pickle_of_it_holds_pointers_only_and_is_equal() -> None:
    account = explain(TEXT, mapping=MAPPING)
    packed = pickle.dumps(account)
    assert b"38 and a half" not in packed
    again = pickle.loads(packed)  # noqa: S301 - it was written in the line above
    assert again == account
    assert hash(again) == hash(account)
    assert again.lineage("/persons/0/names/0/given_name").pointers == ("/given_name",)


def test_what_the_caller_changes_afterwards_is_not_in_it() -> None:
    payload = json.loads(TEXT)
    request = {"scope": "openid", "beyond": "a"}
    account = explain(payload, mapping=MAPPING, context=Context(request=request))
    payload.clear()
    request.clear()
    assert [leaf.pointer for leaf in account.leaves] == [
        "/sub", "/given_name", "/shoe_size", "/request/scope", "/request/beyond",
    ]  # fmt: skip


OKRA = {
    "status": "success", "message": "m",
    "data": {"bvn": "22123456789", "firstname": "Ada", "lastname": "Obi", "phone": ["08030000000"],
             "dob": None, "nationality": "Nigerian"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("pointer", "pointers"),
    [
        ("/persons/0/names/0/given_name", ("/data/firstname",)),
        ("/records/0/persons/0/names/0/given_name", ("/data/firstname",)),
        ("/payload/message", ("/message",)),
        ("/persons/0/contacts/0/value", ("/data/phone/0",)),
        ("/persons/0/names/0", ("/data/firstname", "/data/lastname")),
        ("/persons/0/nationalities/0", ("/data/nationality",)),
    ],
)
def test_the_source_of_a_value_of_an_entity_and_of_one_of_several(
    pointer: str, pointers: tuple[str, ...]
) -> None:
    source = explain(OKRA).lineage(pointer)
    assert source is not None
    assert source.pointers == pointers


@pytest.mark.parametrize(
    "pointer",
    ["/persons/0/birthdate", "/persons/0/gender", "/persons/9/birthdate", "/accounts/0/numbers/0",
     "/persons/0/names/0/suffix", "/records/7/persons", "/status", "/payload/code", "/accounts"],
)  # fmt: skip
def test_nothing_is_the_source_of_what_is_not_there(pointer: str) -> None:
    assert explain(OKRA).lineage(pointer) is None


def test_every_target_of_a_leaf_is_a_pointer_as_it_is() -> None:
    account = explain(OKRA)
    targets = [(leaf.pointer, target) for leaf in account.leaves for target in leaf.targets]
    assert len(targets) > 5
    assert all(pointer in account.lineage(target).pointers for pointer, target in targets)


def test_what_no_field_is_called_gets_the_fields_that_there_are() -> None:
    with pytest.raises(ContractError, match=r"Person has no such field; it has: .*birthdate"):
        explain(OKRA).lineage("/persons/0/birth_date")


def test_its_repr_has_nothing_personal() -> None:
    assert repr(explain(TEXT, mapping=MAPPING)) == (
        "<Account of <Records of oneid.userinfo: success, 1>>"
    )


def test_accounts_of_other_payloads_differ() -> None:
    other = TEXT.replace(b"shoe_size", b"hat_size")
    assert explain(TEXT, mapping=MAPPING) != explain(other, mapping=MAPPING)
    assert explain(TEXT, mapping=MAPPING) != "an account"
