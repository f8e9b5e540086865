"""Words that give the parts of an address away, as address readers see them: folded.

Put together by hand from the published addressing guides: New Zealand Post's Address Standards
(2015) and guide, Royal Mail's Programmer's Guide to the PAF file (edition 7), the United States
Postal Service's Publication 28 (appendix C), and usage in Nigerian addresses.
"""

__all__ = [
    "BOX_WORDS",
    "BUILDINGS",
    "COURTS",
    "DIRECTIONS",
    "FLOOR_WORDS",
    "HOUSE_NAMES",
    "LANDMARKS",
    "NAME_STARTS",
    "NUMBER_SIGNS",
    "NUMBER_WORDS",
    "ORDINALS",
    "PLOTS",
    "PREFIX_TYPES",
    "SINGLE_STREETS",
    "STREET_TYPES",
    "SURE_BUILDINGS",
    "UNIT_WORDS",
    "VENUES",
    "WEAK_TYPES",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STREET_TYPES = _words(
    "street st str road rd avenue ave av aven lane ln drive dr drv crescent cres cresc cr "
    "close cl court ct crt place pl terrace tce ter terr way wy grove gr grv gve square "
    "sq parade pde highway hwy esplanade esp quay mews row walk gardens gdns boulevard blvd "
    "bvd boulevarde parkway pkwy drove circle cir cct circuit loop track rise expressway "
    "freeway fwy alley aly arcade bypass causeway wynd gate rds roads promenade prom lanes "
    "turnpike pike trail trl beltway furlong croft crofts garth brow mead paddock paddocks "
    "stables embankment cloisters broadway"
)
"""Words that end a street's name almost surely, with the common abbreviations."""

WEAK_TYPES = _words(
    "hill park green view heights hts mount mt vale wharf marina end head side bank mead "
    "meadow meadows fold path chase common glade glen dell ridge crest approach link access "
    "hey dene field fields copse bridge cross corner orchard orchards estate estates layout "
    "junction extension oval key point pt cove coves shore shores hollow route yard market strand "
    "mall landing run pass passage lea leys rushes boulevards"
)
"""Words that end the name of a street, a building or a place alike."""

COURTS = _words("court ct gardens mead garth brow croft crofts paddock paddocks stables cloisters")
"""Street types that end a building's or a house's name as well: Idas Court, Woodham Mead."""

PREFIX_TYPES = _words("heol ffordd stryd lon rhodfa clos cilgant rue")
"""Words that begin a street's name in Wales and on the Channel Islands: Heol Las, Rue du Pre."""

SINGLE_STREETS = _words(
    "broadway esplanade strand mall parade promenade quay terrace boulevard piccadilly "
    "cheapside whitehall haymarket kingsway aldwych poultry marina embankment bowery"
)
"""Words that are a whole street name."""

DIRECTIONS = _words(
    "north south east west n s e w ne nw se sw northeast northwest southeast southwest upper "
    "lower extension extn ext central"
)
"""Words that may follow a street's type."""

NAME_STARTS = _words(
    "upper lower great little north south east west new old st mt port lake pt the high long "
    "nether over much ft glen castle bishops kings queens abbots market royal far near inner "
    "outer middle mid central de le la llan bryn pen aber kirk big east-west"
)
"""Words that begin a place's name, so that the words after them alone are no place."""

UNIT_WORDS = _words(
    "lobby flat flt unit apt apartment suite ste level lvl floor flr fl room rm villa shop studio "
    "penthouse block blk bldg building tower wing office kiosk townhouse maisonette door bay "
    "stall space spc trailer trlr hangar hngr slip dept ph bsmt frnt lbby lowr uppr"
)
"""Words before the number or letter of a part of a building."""

FLOOR_WORDS = _words("floor fl flr flat level maisonette")
"""Words after an ordinal of a part of a building."""

ORDINALS = _words(
    "ground first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "top basement garden rear front lower upper back mezzanine grd gnd"
)
"""Words before floor, flat and level."""

NUMBER_WORDS = _words("one two three four five six seven eight nine ten")
NUMBER_SIGNS = _words("no nos number num nr house hse")
"""Words before a building's number that are no part of it."""

PLOTS = _words("plot lot")
"""Words before a number that are part of it: a plot is not a house number."""

BUILDINGS = _words(
    "house centre center building buildings hall tower towers lodge cottage cottages farm "
    "barn institute church chapel school college hospital hotel complex mansion manor hostel "
    "university library museum station stadium bank hse flats apartments inn pub arms "
    "supermarket pharmacy clinic mosque cathedral villa barracks campus factory depot "
    "shopping"
)
"""Words that end the name of a building."""

SURE_BUILDINGS = _words(
    "house centre center building buildings plaza complex cottage cottages lodge barn farm mansions"
)
"""Words that end a building's name where a street's follows on the line: Peter House Mill Rd."""

HOUSE_NAMES = _words(
    "grange bungalow rectory vicarage parsonage manse hollies willows laurels beeches gables firs "
    "elms oaks limes poplars cedars chestnuts birches pines nook haven annexe annex old coach "
    "granary dairy smithy forge mill oast retreat cabin stables exchange studio studios quarters"
)
"""Words that after The make the name of a house, not of a street, where no number stands."""

VENUES = _words("plaza mall palace market arcade")
"""Words that end the name of a building, or of a street with numbers."""

LANDMARKS = _words("by off opposite opp beside behind near after before along via adjacent b4")
"""Words that begin a way of finding a building in Nigeria: "off Allen Avenue"."""

BOX_WORDS = _words("box bag pmb bags lockbag")
"""Words of a delivery that is not to the door: PO Box, Private Bag."""
