"""Paths of source objects are written and read without loss."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.mapping.paths import Step, parse_path, pointer_token, write_path

_key = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='"[]'), min_size=1)
_steps = st.lists(st.builds(Step, _key, st.booleans()), max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (".", ()),
        ("a", (Step("a", many=False),)),
        ("a[]", (Step("a", many=True),)),
        ("[]", (Step("", many=True),)),
        ("[].a", (Step("", many=True), Step("a", many=False))),
        ("a.b[].c", (Step("a", many=False), Step("b", many=True), Step("c", many=False))),
        ('"a.b"[].c', (Step("a.b", many=True), Step("c", many=False))),
        ("x-request-id", (Step("x-request-id", many=False),)),
        ("é", (Step("é", many=False),)),
    ],
)
def test_a_path_is_read_and_written(text: str, path: Any) -> None:
    """Step by step."""
    assert parse_path(text) == path
    assert write_path(path) == text


@pytest.mark.parametrize(
    "text", ["a..b", ".a", "a.", "a[", "a]", "a[0]", "[][]", 'a"b', '"a', 5, None]
)
def test_what_is_no_path_is_refused(text: Any) -> None:
    """With a word of how to write one."""
    with pytest.raises(ValueError, match="path"):
        parse_path(text)


@given(_steps)
def test_any_path_that_is_written_reads_the_same(path: Any) -> None:
    """Whatever characters its keys have."""
    assert parse_path(write_path(path)) == path


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_token_of_a_pointer_can_be_read_back(key: str) -> None:
    """RFC 6901, section 4: first ~1, then ~0."""
    token = pointer_token(key)
    assert "/" not in token
    assert token.replace("~1", "/").replace("~0", "~") == key
