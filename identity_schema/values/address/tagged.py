"""What usaddress, a model trained on American addresses, makes of one without commas.

It is asked only for addresses in the United States: elsewhere it knows nothing. Its labels are
combined into our components; what it calls a recipient, a building or a landmark has none.

>>> found, left_out = tag("4411 Stone Way North Seattle, WA 98103")
>>> found["street"], found["locality"], left_out
('Stone Way North', 'Seattle', False)
>>> tag("1 Main St Barre VT 05641 2 Elm St Barre VT 05642") is None  # the labels contradict
True
"""

import functools
from collections.abc import Callable
from typing import Any

from identity_schema.values.postcode import read as read_postcode

__all__ = ["tag"]

# usaddress's labels, by our component; what is not here is left out.
_LABELS = {
    "AddressNumberPrefix": "building_number",
    "AddressNumber": "building_number",
    "AddressNumberSuffix": "building_number",
    "StreetNamePreModifier": "street",
    "StreetNamePreDirectional": "street",
    "StreetNamePreType": "street",
    "StreetName": "street",
    "StreetNamePostType": "street",
    "StreetNamePostDirectional": "street",
    "StreetNamePostModifier": "street",
    "USPSBoxType": "street",
    "USPSBoxID": "street",
    "USPSBoxGroupType": "street",
    "USPSBoxGroupID": "street",
    "OccupancyType": "unit",
    "OccupancyIdentifier": "unit",
    "SubaddressType": "unit",
    "SubaddressIdentifier": "unit",
    "PlaceName": "locality",
    "StateName": "region",
    "ZipCode": "postal_code",
    "ZipPlus4": "postal_code",
}
_COMPONENTS = frozenset(_LABELS.values())


def tag(text: str) -> tuple[dict[str, str], bool] | None:
    """Ask usaddress; None where its labels contradict each other.

    Returns:
        Components and whether words were labelled with what is no component.
    """
    label, error = _usaddress()
    try:
        labelled, kind = label(text, tag_mapping=_LABELS)
    except error:
        return None
    found = {}
    some = False
    for name, value in labelled.items():
        value = value.strip(" ,;")  # noqa: PLW2901  # the bare value is the value from here on
        if value not in text:
            value = value.replace("# ", "#")  # noqa: PLW2901  # it parts the sign from the number
        if name in _COMPONENTS and value:
            found[name] = value
        else:
            some = True
    number = found.get("building_number")
    if number is not None:
        found["building_number"] = number = number.strip("# ")
    if number is not None and not any(c.isdigit() for c in number):
        return None
    if kind == "Intersection":
        some |= found.pop("street", None) is not None
    code = found.pop("postal_code", None)
    if code is not None and read_postcode(code, "US").value is not None:
        found["postal_code"] = code
    return found, some


@functools.cache
def _usaddress() -> tuple[Callable[..., Any], type[Exception]]:
    import usaddress  # noqa: PLC0415  # a model of 0.2 MB that only American addresses need

    return usaddress.tag, usaddress.RepeatedLabelError
