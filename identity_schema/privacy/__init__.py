"""Privacy: records with less in them, and records that still join but name nobody.

The names below are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from identity_schema.privacy.key import Key, key_from_environment, load_key
    from identity_schema.privacy.policy import Policy, load_policy
    from identity_schema.privacy.pseudonymizer import Pseudonymizer
    from identity_schema.privacy.redaction import redact
    from identity_schema.privacy.third_parties import is_third_party

__all__ = [
    "Key",
    "Policy",
    "Pseudonymizer",
    "is_third_party",
    "key_from_environment",
    "load_key",
    "load_policy",
    "redact",
]

_HOMES = {
    "Key": "key",
    "Policy": "policy",
    "Pseudonymizer": "pseudonymizer",
    "is_third_party": "third_parties",
    "key_from_environment": "key",
    "load_key": "key",
    "load_policy": "policy",
    "redact": "redaction",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home (PEP 562)."""
    if name not in _HOMES:
        message = f"module 'identity_schema.privacy' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"identity_schema.privacy.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
