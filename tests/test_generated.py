"""Generated functions that are made when they are first called."""

from identity_schema import load_mapping, normalize
from identity_schema._generated import later, run
from identity_schema.mapping.registry import Mapping


def test_a_function_is_made_once_even_if_somebody_held_what_stood_for_it() -> None:
    made = []
    names: dict[str, object] = {}
    later(names, "double", lambda: made.append(1) or (lambda n: 2 * n))
    held = names["double"]
    assert [held(1), held(2), names["double"](3)] == [2, 4, 6]  # type: ignore[operator]
    assert made == [1]


def test_a_piece_knows_its_line_in_the_whole() -> None:
    whole = "def first():\n    return 1\n\n\ndef second():\n    return 2\n"
    names: dict[str, object] = {}
    second = whole[whole.index("def second") :]
    made = run(second, "<a piece>", names, whole)["second"]
    assert made.__code__.co_firstlineno == 5
    assert made() == 2


def test_a_payload_has_only_the_functions_made_that_read_it() -> None:
    mapping = Mapping(load_mapping("okra.identity").document)
    profile = {"id": "1", "bvn": "22222222223"}
    normalize({"data": profile}, mapping=mapping)
    stand_in = mapping.plain._names["read_next_of_kins"]
    assert stand_in.__qualname__ != "read_next_of_kins"
    normalize({"data": {**profile, "next_of_kins": [{"firstname": "Ada"}]}}, mapping=mapping)
    assert mapping.plain._names["read_next_of_kins"].__qualname__ == "read_next_of_kins"
