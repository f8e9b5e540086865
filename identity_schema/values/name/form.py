"""The value of a name: one person's or one organisation's."""

from typing import TYPE_CHECKING

import attrs

from identity_schema._later import Module
from identity_schema._twin import maker

if TYPE_CHECKING:
    from identity_schema.values.name import case as display_case
else:
    display_case = Module("identity_schema.values.name.case")

__all__ = ["NameForm", "name_form"]


@attrs.frozen(weakref_slot=False)
class NameForm:
    """A name and as much about it as is certain.

    Attributes:
        text: The name in Unicode form C, white space squeezed; case and order as written.
        kind: ``person``, ``organisation`` or ``unknown``.
        given_name: First given name, as written; None where the text leaves it open.
        middle_name: Further given names, as written; None where there are none or it is open.
        family_name: Family name with its prefixes, as written; None where it is open.
        title: Titles, as written, without dots at their ends; None without any.
        suffix: What follows the name: generation, honours, degrees; None without any.
        initials: Initials that stand in place of names, capitals parted by spaces: ``J A``.
        normal: The form for comparing: see `identity_schema.values.name.normal`.
    """

    text: str = attrs.field(repr=False)
    kind: str
    given_name: str | None = attrs.field(default=None, repr=False)
    middle_name: str | None = attrs.field(default=None, repr=False)
    family_name: str | None = attrs.field(default=None, repr=False)
    title: str | None = attrs.field(default=None, repr=False)
    suffix: str | None = attrs.field(default=None, repr=False)
    initials: str | None = attrs.field(default=None, repr=False)
    normal: str = attrs.field(default="", repr=False)

    @property
    def formatted(self) -> str:
        """Return `text`, the canonical text."""
        return self.text

    @property
    def display(self) -> str:
        """Return the text in display case: see `identity_schema.values.name.case`."""
        if self.kind == "organisation":
            return display_case.for_organisation(self.text)
        return display_case.for_person(self.text)


name_form = maker(NameForm)
"""Make a `NameForm` of its fields in their order."""
