"""Columns of an engine's rows: where the payload stands, what is kept beside it, of which types.

>>> Columns.of("payload", ["id"]).check([("id", "time"), ("payload", "words")])
Traceback (most recent call last):
...
identity_schema.errors.ContractError: engine.column: the column id is to be text, integers or UUIDs
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from identity_schema._calls import check
from identity_schema.errors import ContractError
from identity_schema.kept import unreadable

__all__ = ["RESULT", "Columns"]

RESULT = ("payload", "records", "quarantine")
"""Columns of the nested form, which no kept column can be called."""


@attrs.frozen
class Columns:
    """The columns that matter.

    Attributes:
        payload: Name of the column with the payload: JSON as text or as bytes.
        keep: Names of the columns that are carried along; `identity_schema.kept` says what each
            tells of the payload.
    """

    payload: str
    keep: tuple[str, ...]

    @classmethod
    def of(cls, payload: str, keep: Sequence[str]) -> "Columns":
        """Check names.

        Raises:
            ContractError: ``engine.keep``: a name is that of a column of the nested form, or twice
                there, or it is no list of names; ``call.argument``: the payload's is no name.
        """
        check("column", payload, str, "the name of a column")
        names = tuple(keep) if isinstance(keep, Iterable) and not isinstance(keep, str) else (None,)
        taken = [name for name in RESULT if name in names]
        are_texts = all(isinstance(name, str) for name in names)
        if not are_texts or taken or len({*names}) != len(names):
            said = f"; rename {', '.join(taken)}, which the result has itself" if taken else ""
            message = f"keep is a list of names of columns, each once{said}"
            raise ContractError("engine.keep", message)
        return cls(payload, names)  # type: ignore[arg-type]  # texts all of them

    @property
    def asked(self) -> tuple[str, ...]:
        """All names, each once."""
        return tuple(dict.fromkeys([*self.keep, self.payload]))

    def check(self, held: Iterable[tuple[str, str]]) -> None:
        """Check that an engine has these columns, and of types that can be read.

        Args:
            held: Name of each column that the engine has, and the sort of its type, as
                `identity_schema.kept.unreadable` has them.

        Raises:
            ContractError: ``engine.column``: one is not there, or twice, or of another type.
        """
        held = list(held)
        sorts, counts = dict(held), Counter(name for name, _ in held)
        for name in self.asked:
            if counts[name] != 1:
                message = f"there is no column {name}, or several; name others, or rename them"
                raise ContractError("engine.column", message)
        kept = [(name, name) for name in self.keep]
        for name, wanted in unreadable(self.payload, kept, sorts):
            raise ContractError("engine.column", f"the column {name} is to be {wanted}")
