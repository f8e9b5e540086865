"""Write identity_schema/data/phone_plans.json: ``python tools/write_phone_plans.py``.

To be run when `phonenumbers` has new metadata for one of the regions. Until then the plan of that
region is made when its first number comes, for some 15 milliseconds more.
"""

import json
from pathlib import Path

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, __version__, country_code_for_region

from identity_schema.values.phone.plan import write_plan
from identity_schema.values.phone.prepared import digest

REGIONS = ("GB", "NG", "NZ")
SOURCE = (
    "Metadata of libphonenumber, Copyright (C) The Libphonenumber Authors, Apache-2.0, by way of "
    "the package phonenumbers; the patterns of a region put together by "
    "identity_schema.values.phone.plan, written by tools/write_phone_plans.py."
)


def page() -> str:
    """Return the table."""
    plans = {}
    for region in REGIONS:
        regions = COUNTRY_CODE_TO_REGION_CODE[country_code_for_region(region)]
        plan = write_plan(region)
        plans[region] = {"regions": regions, "digest": digest(regions), "plan": plan}
    table = {"source": SOURCE, "version": __version__, "plans": plans}
    return json.dumps(table, indent=1) + "\n"


if __name__ == "__main__":
    home = Path(__file__).parents[1] / "identity_schema" / "data" / "phone_plans.json"
    home.write_text(page(), encoding="utf-8")
