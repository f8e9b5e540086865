"""The oracle: payloads as messy as the real ones, each with the right answer.

`strategies` are for tests of your own, `conformance` holds your converter against them,
`check_mapping` holds a mapping of yours against the laws of this library, `sample` makes payloads
for demos and load tests, and `render` writes records back as payloads. All but the last two need
Hypothesis (``pip install identity-schema[testing]``).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from identity_schema._render import render
    from identity_schema.testing import strategies
    from identity_schema.testing.case import Case
    from identity_schema.testing.conforming import Disagreement, conformance
    from identity_schema.testing.fiction import FICTION
    from identity_schema.testing.laws import Finding, Report, check_mapping
    from identity_schema.testing.messes.mess import Mess
    from identity_schema.testing.messes.messy import KINDS as MESSES
    from identity_schema.testing.sampling import sample

__all__ = [
    "FICTION",
    "MESSES",
    "Case",
    "Disagreement",
    "Finding",
    "Mess",
    "Report",
    "check_mapping",
    "conformance",
    "render",
    "sample",
    "strategies",
]

_HOMES = {
    "Case": "testing.case",
    "Disagreement": "testing.conforming",
    "FICTION": "testing.fiction",
    "Finding": "testing.laws",
    "MESSES": "testing.messes.messy",
    "Mess": "testing.messes.mess",
    "Report": "testing.laws",
    "check_mapping": "testing.laws",
    "conformance": "testing.conforming",
    "render": "_render",
    "sample": "testing.sampling",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home (PEP 562)."""
    if name == "strategies":
        return import_module("identity_schema.testing.strategies")
    if name not in _HOMES:
        message = f"module 'identity_schema.testing' has no attribute {name!r}"
        raise AttributeError(message)
    home = import_module(f"identity_schema.{_HOMES[name]}")
    value = getattr(home, "KINDS" if name == "MESSES" else name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
