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
    """Choices that Hypothesis draws, and shrinks once it has found something.

    They are drawn as bare integers where Hypothesis lets us, and not as so many strategies. It
    mutates an example by copying what one strategy gave over what another of the same label gave,
    and to it all ranges of integers have one label: five payloads in six would be about the same
    few choices, and a converter's bug could be missed among a hundred of them.
    """

    __slots__ = ("_integer",)

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        """Take the ``draw`` of a composite strategy."""
        self._integer = _bare() or _drawn_by(draw)

    def below(self, bound: int) -> int:
        """Choose a whole number below a bound."""
        return self._integer(0, bound - 1) if bound > 1 else 0


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


def _bare() -> Callable[[int, int], int] | None:
    """Return what draws an integer of a range without a strategy; None where nothing does."""
    try:
        from hypothesis.control import current_build_context  # noqa: PLC0415 - see `_drawn_by`

        draw: Callable[[int, int], int] = current_build_context().data.draw_integer
    except (ImportError, AttributeError):  # Hypothesis does not promise it
        return None
    return draw


def _drawn_by(draw: Callable[[Any], Any]) -> Callable[[int, int], int]:
    """Return what draws an integer of a range by the strategies that Hypothesis promises."""
    from hypothesis import strategies as st  # noqa: PLC0415 - the fast side needs no Hypothesis

    def integer(lowest: int, highest: int) -> int:
        number: int = draw(st.integers(lowest, highest))
        return number

    return integer
