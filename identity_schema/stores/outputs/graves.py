"""The tombstones of a store, to be asked while payloads are added to it.

>>> graves = Graves([grave_of("gone")])
>>> "gone" in graves, "there" in graves
(True, False)
"""

from bisect import bisect_left
from collections.abc import Iterable
from hashlib import sha256

from identity_schema.errors import PayloadError
from identity_schema.stores.stage import Normalised, records_of
from identity_schema.tables.tombstones import grave_of

__all__ = ["DELETED", "Graves"]

DELETED = "SELECT key_hash FROM {table} WHERE action = 'deleted'"
"""The query of what may not come back."""

_SIZE = 32


class Graves:
    """The keys of what was deleted, as hashes: 32 bytes for each, whatever their number."""

    def __init__(self, hashes: Iterable[str] = ()) -> None:
        """Take them.

        Args:
            hashes: Hashes as tombstones have them, in any order.
        """
        self._blob = b"".join(sorted({bytes.fromhex(one) for one in hashes}))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._blob) // _SIZE

    def __getitem__(self, number: int) -> bytes:
        """Return one of them; they are in order."""
        return self._blob[number * _SIZE : (number + 1) * _SIZE]

    def __contains__(self, key: object) -> bool:
        """Tell whether what has a key was deleted."""
        sought = bytes.fromhex(grave_of(str(key)))
        at = bisect_left(self, sought)
        return at < len(self) and self[at] == sought

    def identity(self) -> str:
        """Return a hash of all of them."""
        return sha256(self._blob).hexdigest()

    def refuse(self, normalised: Normalised) -> None:
        """Refuse a payload that was purged, or a record of it.

        Raises:
            PayloadError: ``payload.purged``: it was.
        """
        records = records_of(normalised)
        if any(key in self for key in (records.payload.key, *(record.key for record in records))):
            message = "this payload, or a record of it, was purged from the store"
            raise PayloadError("payload.purged", message)
