"""How the word lists about names are written: words parted by white space.

>>> sorted(words("te  van der"))
['der', 'te', 'van']
"""

__all__ = ["words"]


def words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())
