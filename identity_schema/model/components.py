"""Components: which of a provider's address parts feed which part of the normal form.

>>> from identity_schema.model.detail import Detail
>>> components = Components({"locality": ("town", "city"), "street": ("road way",)})
>>> components.sent((Detail("city", "Leeds"), Detail("town", "York")))
{'locality': 'York'}
>>> components.sent((Detail("way", "Row"), Detail("road", "Mill"), Detail("country", "UK")))
{'street': 'Mill Row'}
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from identity_schema._later import Module
from identity_schema.model.detail import Detail

if TYPE_CHECKING:
    from identity_schema.values import country
    from identity_schema.values.address import places
else:
    country = Module("identity_schema.values.country")
    places = Module("identity_schema.values.address.places")

__all__ = ["Components"]

_LINES = "lines"
"""What a mapping calls the parts that are whole lines of an address."""

_SEVERAL = ""
"""Stands for the component of a label that is chosen or put together with others."""


class Components(dict[str, tuple[str, ...]]):
    """Canonical component to the provider's labels that feed it, the preferred ones first.

    Labels with a space between them are put together. The component ``lines`` has the labels of
    whole lines.
    """

    __slots__ = ("_alone", "_by_label")

    def __init__(self, choices: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Hold them, and each label that feeds one component alone the other way round."""
        super().__init__(choices or {})
        self._by_label: dict[str | None, str] = {}
        self._alone: dict[str | None, str] = {}
        for component, labels in self.items():
            for label in () if component == _LINES else labels:
                if " " not in label:
                    self._alone[label] = component
                for word in label.split():
                    alone = label == word and word not in self._by_label
                    self._by_label[word] = component if alone else _SEVERAL

    def sent(self, parts: Iterable[Detail]) -> dict[str, str]:
        """Find the components among an address's own parts: of each the first that was sent."""
        sent: dict[str, str] = {}
        for part in parts:
            component = self._by_label.get(part.label)
            if component is None or not part.text:
                continue
            if component == _SEVERAL or component in sent:
                return self._chosen(tuple(parts))
            sent[component] = part.text
        return sent

    def differ(self, parts: Iterable[Detail], sent: Mapping[str, str]) -> bool:
        """Whether a label alone says another thing than what was chosen for its component.

        Texts of which one has all the words of the other agree, and countries that are the same.
        """
        for part in parts:
            component = self._alone.get(part.label, _SEVERAL)
            chosen = sent.get(component)
            if chosen is None or not part.text or part.text == chosen:
                continue
            agree = _are_one_country if component == "country" else _agree
            if not agree(chosen, part.text):
                return True
        return False

    def line(self, parts: Iterable[Detail]) -> str | None:
        """Put whole lines together, in the order in which they were sent; None without any."""
        labels = self.get(_LINES, ())
        return ", ".join([part.text or "" for part in parts if part.label in labels]) or None

    def _chosen(self, parts: tuple[Detail, ...]) -> dict[str, str]:
        texts = {part.label: part.text for part in parts}
        once = len(texts) == len(parts)
        sent: dict[str, str] = {}
        for component, choices in self.items():
            for labels in () if component == _LINES else choices:
                plain = once and " " not in labels
                text = texts.get(labels) if plain else _joined(parts, labels.split())
                if text:
                    sent[component] = text
                    break
        return sent


def _agree(chosen: str, text: str) -> bool:
    """Whether one text has all the words of the other."""
    one, other = places.fold(chosen), places.fold(text)
    words, others = set(one.split(" ")), set(other.split(" "))
    return words <= others or others <= words or one.replace(" ", "") == other.replace(" ", "")


def _are_one_country(chosen: str, text: str) -> bool:
    """Whether two texts name one country, or one of them none that is known."""
    named = {country.read(chosen).value, country.read(text).value} - {None}
    return len(named) < 2


def _joined(parts: tuple[Detail, ...], labels: list[str]) -> str | None:
    """Put parts together in the order of labels, each of which was sent once; else None."""
    found = [part.text for label in labels for part in parts if part.label == label]
    return " ".join(text or "" for text in found) if len(found) == len(labels) else None
