"""What the docstring of a class says of each field, in its section ``Attributes:``.

>>> from identity_schema.model import Name
>>> field_docs(Name)["normal"][:11]
'Normal form'
"""

import inspect
import re

__all__ = ["field_docs"]

_entry = re.compile(r" {4}(\w+): (.*)").fullmatch


def field_docs(cls: type) -> dict[str, str]:
    """Return name to text, one line each; nothing where docstrings were stripped."""
    lines = inspect.cleandoc(cls.__doc__ or "").partition("\nAttributes:\n")[2].splitlines()
    docs: dict[str, str] = {}
    name = ""
    for line in lines:
        found = _entry(line)
        if found is not None:
            name = found[1]
            docs[name] = found[2]
        elif name and line.startswith(" " * 8):
            docs[name] += f" {line.strip()}"
        elif line.strip():
            break
    return {name: text.replace("``", "") for name, text in docs.items()}
