r"""The one place where text of our own becomes Python functions.

The compiler of mappings, the row makers and the writers of records generate straight-line code from
declarations, as attrs and cattrs do. No data ever is part of such a text.

>>> run("def double(n):\n    return 2 * n\n", "<double>")["double"](21)
42
"""

import linecache
from collections.abc import Callable
from typing import Any

__all__ = ["later", "run"]

_shown: dict[str, str] = {}
"""The text that tracebacks show, by what they call it."""


def run(
    source: str, name: str, names: dict[str, Any] | None = None, whole: str | None = None
) -> dict[str, Any]:
    """Run generated text, and let tracebacks show it.

    Args:
        source: Function definitions.
        name: What tracebacks call it, ``<…>``.
        names: What the functions may name.
        whole: The text that this is a piece of, which tracebacks show; None where it is all.

    Returns:
        ``names`` with the functions added.
    """
    names = {} if names is None else names
    names.setdefault("__name__", name)  # the functions say that no module has their text
    whole = source if whole is None else whole
    before = whole[: whole.index(source)].count("\n")
    exec(compile("\n" * before + source, name, "exec"), names)  # noqa: S102 - our own text, strings escaped
    if _shown.get(name) is not whole:
        _shown[name] = whole
        linecache.cache[name] = (len(whole), None, whole.splitlines(keepends=True), name)
    return names


def later(names: dict[str, Any], name: str, make: Callable[[], Callable[..., Any]]) -> None:
    """Put a function among the names of generated functions that is made when it is first called.

    Args:
        names: What the generated functions may name.
        name: The name; it stands for what was made from then on.
        make: Makes the function.

    >>> names = {}
    >>> later(names, "double", lambda: lambda n: 2 * n)
    >>> names["double"](21)
    42
    """

    def first(*about: Any) -> Any:
        if names[name] is first:
            names[name] = make()
        return names[name](*about)

    names[name] = first
