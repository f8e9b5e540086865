"""One trust framework: its names, its versions and the order of its levels.

A *scale* is what ranks: the levels of one framework, one version and one axis. A *place* is a
level's rank on its scale. Where no version is said, a scale of its own stands for that, with the
levels that every version prints in the same order.

>>> ranks = Framework("acme", editions=(Edition("identity", ("silver", "gold")),))
>>> {key: place.rank for key, place in places(ranks).items()}
{('acme', None, 'silver'): 0, ('acme', None, 'gold'): 1}
"""

from collections.abc import Iterator, Mapping

import attrs

from identity_schema.errors import ContractError

__all__ = ["Edition", "Framework", "Place", "Scale", "places"]

Key = tuple[str, str | None, str | None]
"""Framework, version and level as spelt in a payload."""


@attrs.frozen
class Edition:
    """The levels of one axis in one or more versions of a framework.

    Attributes:
        axis: What the levels measure, such as ``identity_proofing``.
        levels: The levels, lowest first.
        versions: The versions that print these levels; empty where the framework has none.
        spellings: Other spellings of a level that payloads use.
        source: Where the levels are published.
        note: What else a reader should know.
    """

    axis: str
    levels: tuple[str, ...]
    versions: tuple[str, ...] = ()
    spellings: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    source: str = ""
    note: str = ""


@attrs.frozen
class Framework:
    """A trust framework.

    Attributes:
        name: What requirements call it.
        title: What people call it.
        aliases: Further names of it in payloads, because it was renamed.
        editions: Its levels; empty for a framework that is known and ranks nothing.
        fused: Old strings that hold framework and level at once, with the level of each.
        needs_version: Levels that mean different things in different versions, so that without a
            version they rank nowhere.
        procedures: The level of each known procedure; empty where procedures say nothing of it.
    """

    name: str
    title: str = ""
    aliases: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    fused: Mapping[str, str] = attrs.field(factory=dict)
    needs_version: tuple[str, ...] = ()
    procedures: Mapping[str, str] = attrs.field(factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling that stands for the framework."""
        return (self.name, *self.aliases, *self.fused)

    @property
    def versions(self) -> frozenset[str]:
        """Every version that is known."""
        return frozenset(version for edition in self.editions for version in edition.versions)


@attrs.frozen(eq=False)
class Scale:
    """What ranks: the levels of one framework, version and axis. Every scale is its own.

    Attributes:
        framework: Name of the framework.
        version: The version, or None for levels whose version is not said.
        axis: What the levels measure.
        procedures: The level of each known procedure.
    """

    framework: str
    version: str | None
    axis: str
    procedures: Mapping[str, str] = attrs.field(repr=False)


@attrs.frozen(eq=False)
class Place:
    """The place of one level on its scale.

    Attributes:
        scale: The scale.
        level: The level's name.
        rank: 0 for the lowest level of the scale.
    """

    scale: Scale
    level: str
    rank: int

    @property
    def side(self) -> tuple[str, str | None, str]:
        """Framework, version and level, as non-equivalences name them."""
        return self.scale.framework, self.scale.version, self.level


def places(framework: Framework) -> dict[Key, Place]:
    """Place every spelling of every level of a framework.

    Raises:
        ContractError: One spelling would stand for two levels, or a table names a level that no
            edition lists.
    """
    found: dict[Key, Place] = {}
    for edition, version, levels in _scales(framework):
        scale = Scale(framework.name, version, edition.axis, framework.procedures)
        for rank, level in enumerate(edition.levels):
            if level not in levels:
                continue
            place = Place(scale, level, rank)
            for key in _keys(framework, edition, version, level):
                if found.setdefault(key, place) is not place:
                    _refuse(framework, f"{key[2]} stands for two levels of one version")
    _check_levels(framework)
    return found


def _scales(framework: Framework) -> Iterator[tuple[Edition, str | None, frozenset[str]]]:
    """Give each edition with each version, and once without; with the levels that rank there."""
    for edition in framework.editions:
        for version in edition.versions:
            yield edition, version, frozenset(edition.levels)
    axes: dict[str, list[Edition]] = {}
    for edition in framework.editions:
        axes.setdefault(edition.axis, []).append(edition)
    for editions in axes.values():
        if len({edition.levels for edition in editions}) == 1:
            levels = frozenset(editions[0].levels).difference(framework.needs_version)
            yield editions[0], None, levels


def _keys(framework: Framework, edition: Edition, version: str | None, level: str) -> Iterator[Key]:
    """Give every way in which a payload may spell a level."""
    fused = [old for old, meant in framework.fused.items() if meant == level]
    spellings = (level, *edition.spellings.get(level, ()))
    for name in (framework.name, *framework.aliases, *fused):
        for spelling in (*spellings, *fused):
            yield name, version, spelling
    for name in fused:
        yield name, version, None


def _check_levels(framework: Framework) -> None:
    """See that every table of a framework speaks of levels that an edition lists."""
    known = {level for edition in framework.editions for level in edition.levels}
    named = {*framework.fused.values(), *framework.needs_version, *framework.procedures.values()}
    if unknown := sorted(named - known):
        _refuse(framework, f"no edition lists {', '.join(unknown)}")
    for edition in framework.editions:
        if unknown := sorted(edition.spellings.keys() - set(edition.levels)):
            _refuse(framework, f"spellings of {', '.join(unknown)}, which the edition lacks")
        if len(set(edition.levels)) < len(edition.levels) or not edition.levels:
            _refuse(framework, f"the levels of {edition.axis} are none, or one is listed twice")


def _refuse(framework: Framework, message: str) -> None:
    """Raise for a framework's table."""
    raise ContractError("assurance.framework_table", f"framework {framework.name}: {message}")
