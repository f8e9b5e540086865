r"""The one place where text of our own becomes Python functions.

The compiler of mappings, the row makers and the writers of records generate straight-line code from
declarations, as attrs and cattrs do. No data ever is part of such a text.

>>> run("def double(n):\n    return 2 * n\n", "<double>")["double"](21)
42
"""

import linecache
from typing import Any

__all__ = ["run"]


def run(source: str, name: str, names: dict[str, Any] | None = None) -> dict[str, Any]:
    """Run generated text, and let tracebacks show it.

    Args:
        source: Function definitions.
        name: What tracebacks call it, ``<…>``.
        names: What the functions may name.

    Returns:
        ``names`` with the functions added.
    """
    names = {} if names is None else names
    exec(compile(source, name, "exec"), names)  # noqa: S102 - our own text, strings escaped
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    return names
