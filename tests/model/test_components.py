"""Components of an address: of each the first label that was sent."""

from hypothesis import given
from hypothesis import strategies as st

from identity_schema.model.components import Components
from identity_schema.model.detail import Detail

_LABELS = st.sampled_from(["a", "b", "c", "d", "e"])
_CHOICES = st.lists(st.lists(_LABELS, min_size=1, max_size=2).map(" ".join), max_size=3).map(tuple)
_COMPONENTS = st.dictionaries(st.sampled_from(["street", "region", "lines"]), _CHOICES)
_PARTS = st.lists(st.builds(Detail, _LABELS, st.sampled_from(["x", "y", "z"])), max_size=6)


def chosen(choices: dict[str, tuple[str, ...]], parts: list[Detail]) -> dict[str, str]:
    """Say it plainly: of each component the first choice all of whose labels were sent once."""
    found = {}
    for component in choices.keys() - {"lines"}:
        for choice in choices[component]:
            wanted = choice.split()
            texts = [part.text for label in wanted for part in parts if part.label == label]
            if len(texts) == len(wanted) and component not in found:
                found[component] = " ".join(texts)
    return found


@given(_COMPONENTS, _PARTS)
def test_the_first_choice_that_was_sent_is_taken(
    choices: dict[str, tuple[str, ...]], parts: list[Detail]
) -> None:
    assert Components(choices).sent(parts) == chosen(choices, parts)


@given(_COMPONENTS, _PARTS)
def test_lines_are_put_together_as_they_were_sent(
    choices: dict[str, tuple[str, ...]], parts: list[Detail]
) -> None:
    lines = [part.text for part in parts if part.label in choices.get("lines", ())]
    assert Components(choices).line(parts) == (", ".join(lines) or None)
