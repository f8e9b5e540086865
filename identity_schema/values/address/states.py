"""The states and territories of the United States, as addresses write them.

Codes of two letters and names from USPS Publication 28 (2024), appendix B; the older short forms
are those of the Government Publishing Office's style manual and of newspapers.

>>> "ny" in STATES, "new york" in STATES, "calif" in STATES, "calif" in OLD_STATES
(True, True, False, True)
"""

__all__ = ["OLD_STATES", "STATES"]

_NAMES = (
    "alabama|al|alaska|ak|arizona|az|arkansas|ar|california|ca|colorado|co|connecticut|ct|delaware|"
    "de|district of columbia|dc|washington dc|florida|fl|georgia|ga|hawaii|hi|idaho|id|illinois|il|"
    "indiana|in|iowa|ia|kansas|ks|kentucky|ky|louisiana|la|maine|me|maryland|md|massachusetts|ma|"
    "michigan|mi|minnesota|mn|mississippi|ms|missouri|mo|montana|mt|nebraska|ne|nevada|nv|"
    "new hampshire|nh|new jersey|nj|new mexico|nm|new york|ny|north carolina|nc|north dakota|nd|"
    "ohio|oh|oklahoma|ok|oregon|or|pennsylvania|pa|rhode island|ri|south carolina|sc|"
    "south dakota|sd|tennessee|tn|texas|tx|utah|ut|vermont|vt|virginia|va|washington|wa|"
    "west virginia|wv|wisconsin|wi|wyoming|wy|puerto rico|pr|guam|gu|american samoa|as|"
    "us virgin islands|virgin islands|vi|"
    "northern mariana islands|mp|aa|ae|ap"
)
STATES = frozenset(_NAMES.split("|")) - {"washington dc"}
"""Folded names and codes of states, territories and military mail."""

_OLD = (
    "ala|ariz|ark|calif|cal|colo|conn|del|fla|ill|ind|kan|kans|mass|mich|minn|miss|mont|neb|nebr|"
    "nev|okla|ore|oreg|penn|penna|tenn|tex|wash|wis|wisc|wyo"
)
OLD_STATES = frozenset(_OLD.split("|"))
"""States as they were shortened of old; words of other meanings, so that they need a ZIP code."""
