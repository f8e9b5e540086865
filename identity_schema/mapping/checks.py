"""What a mapping document may not say, though each word of it is known."""

from collections.abc import Callable

from identity_schema.mapping.document import Document, Line
from identity_schema.mapping.paths import write_path
from identity_schema.mapping.targets import ALWAYS, DURATION, PAYLOAD, Seat, word_mistake
from identity_schema.mapping.tree import Node
from identity_schema.model.fields import Kind, Spec, spec_of

__all__ = ["Checks"]

CONSTANTS: dict[Kind, Callable[[object], bool]] = {
    Kind.TEXT: lambda value: isinstance(value, str),
    Kind.WORD: lambda value: isinstance(value, str),
    Kind.BOOLEAN: lambda value: isinstance(value, bool),
    Kind.INTEGER: lambda value: isinstance(value, int) and not isinstance(value, bool),
    Kind.TIMESTAMP: lambda value: isinstance(value, str) and bool(DURATION.fullmatch(value)),
}
"""What a field holds, to whether a constant fits it."""


class Checks:
    """The checks of one document; each raises `ContractError` with file and line."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def tree(self, root: Node) -> None:
        """Check the whole tree below a record."""
        self._lists(root)
        self._seats(root, [])
        self._owned(root)

    def constant(
        self, spec: Spec | None, field: str, value: object, place: tuple[str, ...]
    ) -> None:
        """Refuse a constant that a field cannot hold."""
        wanted = CONSTANTS.get(spec.kind) if spec is not None and not spec.many else None
        if spec is None or wanted is None:
            raise self.document.error(f"no field {field!r} takes a constant here", *place)
        if not wanted(value):
            raise self.document.error(f"{field!r} takes no such constant", *place)
        self._word(spec, value, place)

    def _seats(self, node: Node, around: list[Node]) -> None:
        """Refuse a list that would fill one field again and again."""
        within = [*around, node]
        for leaf in node.lines():
            for seat in leaf.seats:
                start = next((n for n, at in enumerate(within) if seat.root in at.made), 0)
                in_list = any(at.many for at in within[start + 1 :])
                grows = seat.hops[0].many if seat.hops else seat.spec.many
                if in_list and not grows and not leaf.rank and seat.root is not PAYLOAD:
                    message = f"{seat.text} holds one value and is filled from inside a list"
                    raise self.document.error(message, *leaf.line.place)
        for child in node.children.values():
            self._seats(child, within)

    def _owned(self, root: Node) -> None:
        """Refuse two source objects that make the one entity of an owner."""
        held: dict[tuple[int, str], str] = {}
        for node in root.walk():
            for made in node.made:
                key = (id(made.owner), made.field)
                if not made.many and held.setdefault(key, made.path) != made.path:
                    message = f"{held[key]} makes the one {made.name} there is already"
                    raise self.document.error(message, "makes", made.path)

    def always(self, value: object, place: tuple[str, ...], *, many: bool) -> bool:
        """Refuse ``always`` where no list of objects makes one entity for each."""
        if value is not True or not many:
            message = f"{ALWAYS} is true, for what each object of a list makes"
            raise self.document.error(message, *place)
        return True

    def _word(self, spec: Spec, value: object, place: tuple[str, ...]) -> None:
        mistake = word_mistake(spec, value)
        if mistake is not None:
            raise self.document.error(f"{value!r} {mistake}", *place)

    def line(self, line: Line, seats: tuple[Seat, ...], *, many: bool) -> None:
        """Refuse a line whose options do not go with what it fills."""
        for seat in seats:
            grows = seat.spec.many or (bool(seat.hops) and seat.hops[-1].many)
            if many and not grows:
                message = f"{seat.text} holds one value, and {line.path[-1].key}[] is a list"
                raise self.document.error(message, *line.place)
            if seat.spec.kind is Kind.WORD and line.words is None:
                words = ", ".join(sorted(seat.spec.words))
                message = f"{seat.text} holds one of: {words}; give a table of words"
                raise self.document.error(message, *line.place)
            self._words(line, seat)
            specs = spec_of(seat.cls)
            for field, value in line.constants.items():
                self.constant(specs.get(field), field, value, line.place)

    def _words(self, line: Line, seat: Seat) -> None:
        if line.words is None:
            return
        spec = spec_of(seat.cls)[seat.spec.worded] if seat.spec.worded else seat.spec
        if not seat.spec.worded and spec.kind not in {Kind.WORD, Kind.TEXT}:
            raise self.document.error(f"{seat.text} takes no words", *line.place)
        for theirs, ours in self.document.words[line.words].items():
            place = ("words", line.words, theirs)
            if theirs == "*" and not seat.spec.worded:
                message = f"'*' would lose the word: {seat.text} keeps no raw text"
                raise self.document.error(message, *place)
            if ours != "-":
                self._word(spec, ours, place)

    def _lists(self, root: Node) -> None:
        """Refuse a list of objects that nothing is made of: a forgotten line."""
        for node in root.walk():
            if node.many and not node.made and node is not root:
                message = "a list of objects that makes nothing; say in [makes] what each one is"
                raise self.document.error(message, "at", write_path(node.path))
