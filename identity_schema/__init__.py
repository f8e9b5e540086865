"""Identity payloads in, one canonical model out, every leaf accounted for.

The names below are loaded when they are first used, so that importing the package costs nothing
that the caller does not need.
"""

from typing import TYPE_CHECKING

from identity_schema._later import names_of
from identity_schema._version import __version__
from identity_schema.errors import ContractError, PayloadError

if TYPE_CHECKING:
    from identity_schema._normalize import explain, normalize, normalize_many, render
    from identity_schema.limits import Limits
    from identity_schema.mapping.registry import Mapping, list_mappings, load_mapping
    from identity_schema.model import Context, Payload, Record
    from identity_schema.model.upgrade import upgrade
    from identity_schema.privacy.pseudonymizer import Pseudonymizer
    from identity_schema.privacy.redaction import redact
    from identity_schema.records import Records
    from identity_schema.tables.arrow import iter_batches, to_arrow
    from identity_schema.tables.latest import latest
    from identity_schema.tables.profile import profile

__all__ = [
    "Context",
    "ContractError",
    "Limits",
    "Mapping",
    "Payload",
    "PayloadError",
    "Pseudonymizer",
    "Record",
    "Records",
    "__version__",
    "explain",
    "iter_batches",
    "latest",
    "list_mappings",
    "load_mapping",
    "normalize",
    "normalize_many",
    "profile",
    "redact",
    "render",
    "to_arrow",
    "upgrade",
]

_HOMES = {
    "Context": "model",
    "Limits": "limits",
    "Mapping": "mapping.registry",
    "Payload": "model",
    "Pseudonymizer": "privacy.pseudonymizer",
    "Record": "model",
    "Records": "records",
    "explain": "_normalize",
    "iter_batches": "tables.arrow",
    "latest": "tables.latest",
    "list_mappings": "mapping.registry",
    "load_mapping": "mapping.registry",
    "normalize": "_normalize",
    "normalize_many": "_normalize",
    "profile": "tables.profile",
    "redact": "privacy.redaction",
    "render": "_normalize",
    "to_arrow": "tables.arrow",
    "upgrade": "model.upgrade",
}

__getattr__, __dir__ = names_of(__name__, _HOMES)
