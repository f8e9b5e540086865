"""Readers run as many more lines as a text is longer; past 2,000 characters, next to none.

`fuzz/growth.py` measures the same by the clock, up to a million characters.
"""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from adversarial import UNITS, texts
from targets import READERS

from identity_schema.reading import MAX_LENGTH

LONG = 1_000_000


def steps(call: Callable[[str], object], text: str) -> int:
    """Count the lines of Python that a call runs."""
    count = 0

    def line(*_: object) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        call(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("which", READERS)
def test_twice_the_text_takes_twice_the_steps(which: str) -> None:
    """For every text that is made to be slow."""
    read = READERS[which]
    for unit in UNITS:
        read(texts(2000)[unit])
        once, twice = (steps(read, texts(size)[unit]) for size in (1000, 2000))
        assert twice < 2.5 * once + 100, unit


@pytest.mark.parametrize("which", [which for which in READERS if which != "name parts"])
def test_a_text_past_the_longest_takes_next_to_no_steps(which: str) -> None:
    read = READERS[which]
    for unit in UNITS:
        assert steps(read, texts(LONG)[unit]) < 400, unit
        made = read(texts(LONG)[unit])
        assert (made.value, made.codes[0]) == (None, "value.too_long")
        assert made.raw == texts(LONG)[unit]
        assert read(texts(MAX_LENGTH)[unit]).codes != ("value.too_long",)
