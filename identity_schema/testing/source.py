"""Where choices come from: Hypothesis, which shrinks them, or a seeded generator, which is fast.

Everything that is made up is made of one kind of choice, a number below a bound, and is written so
that 0 is the plainest: the first name of the list, the key that is not there. That is all that
Hypothesis needs to shrink well, and the same text serves for a thousand cases and for a million
sample payloads.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeVar

__all__ = ["Drawn", "Rolled", "Source"]

T = TypeVar("T")

_WIDEST = 3
"""Most flags of one choice: of a wider number Hypothesis does not try to clear each flag."""


class Source:
    """Choices, one after the other."""

    __slots__ = ()

    def below(self, bound: int) -> int:
        """Choose a whole number from 0 to ``bound - 1``; it shrinks to 0."""
        raise NotImplementedError  # each source has its own

    def of(self, options: Sequence[T]) -> T:
        """Choose one of some; it shrinks to the first."""
        return options[self.below(len(options))]

    def rarely(self, times: int) -> bool:
        """Say yes once in so many times; it shrinks to no."""
        return self.below(times) == times - 1

    def flags(self, count: int) -> int:
        """Choose so many yes or no, each even, as the bits of a number; all shrink to no."""
        bits, width = 0, 0
        while width < count:
            step = min(_WIDEST, count - width)
            bits |= self.below(1 << step) << width
            width += step
        return bits

    def digits(self, count: int) -> str:
        """Choose so many decimal digits as text; they shrink to zeros."""
        text = ""
        while len(text) < count:
            step = min(6, count - len(text))
            text += f"{self.below(10**step):0{step}}"
        return text


class Drawn(Source):
    """Choices that Hypothesis draws, and shrinks once it has found something."""

    __slots__ = ("_draw",)

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        """Take the ``draw`` of a composite strategy."""
        self._draw = draw

    def below(self, bound: int) -> int:
        """Choose a whole number below a bound."""
        if bound < 2:
            return 0
        number: int = self._draw(_integers(bound))
        return number


class Rolled(Source):
    """Choices of a seeded generator.

    Only `random.Random.random` is used, whose sequence for a seed is the same in every version of
    Python; ``randrange`` and ``choice`` promise no such thing.
    """

    __slots__ = ("_random",)

    def __init__(self, seed: int) -> None:
        """Begin at a seed."""
        self._random = Random(seed).random  # noqa: S311 - made-up people, no secrets

    def below(self, bound: int) -> int:
        """Choose a whole number below a bound."""
        return int(self._random() * bound)

    def of(self, options: Sequence[T]) -> T:
        """Choose one of some."""
        return options[int(self._random() * len(options))]

    def rarely(self, times: int) -> bool:
        """Say yes once in so many times."""
        return self._random() * times >= times - 1

    def share(self, share: float) -> bool:
        """Say yes in a share of all cases."""
        return self._random() < share

    def flags(self, count: int) -> int:
        """Choose so many yes or no as the bits of a number; there are never 50."""
        return int(self._random() * (1 << count))


_strategies: dict[int, Any] = {}


def _integers(bound: int) -> Any:
    """Return the strategy of numbers below a bound; making one costs more than drawing from it."""
    if bound not in _strategies:
        from hypothesis import strategies as st  # noqa: PLC0415 - the fast side needs no Hypothesis

        _strategies[bound] = st.integers(0, bound - 1)
    return _strategies[bound]
