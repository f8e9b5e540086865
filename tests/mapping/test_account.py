"""An account is written out when it is asked for, and holds nothing of the payload afterwards."""

import gc
import json
import pickle

from identity_schema import Context, explain

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


def test_its_repr_has_nothing_personal() -> None:
    assert repr(explain(TEXT, mapping=MAPPING)) == (
        "<Account of <Records of oneid.userinfo: success, 1>>"
    )


def test_accounts_of_other_payloads_differ() -> None:
    other = TEXT.replace(b"shoe_size", b"hat_size")
    assert explain(TEXT, mapping=MAPPING) != explain(other, mapping=MAPPING)
    assert explain(TEXT, mapping=MAPPING) != "an account"
