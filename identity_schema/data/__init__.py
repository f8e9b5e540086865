"""Tables that the readers use, each with its source, date and licence.

>>> read("currencies.csv").startswith("# Currencies of ISO 4217")
True
"""

from pkgutil import get_data

__all__ = ["read"]


def read(name: str) -> str:
    """Return the text of a table of this folder.

    Args:
        name: Its file name. `importlib.resources` would do the same for ten times the price of
            the first use.
    """
    return (get_data(__name__, name) or b"").decode()
