"""Keep today's schema as the one of its version: ``python tools/write_schema.py``.

For a version that nobody has yet. Once it is released its file never changes again: raise
``SCHEMA`` in ``identity_schema/model/version.py``, and write the steps that lead there.
"""

import json
from pathlib import Path

from identity_schema.exports.described import described


def page() -> str:
    """Return the file."""
    return json.dumps(described(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    made = described()
    folder = Path(__file__).parents[1] / "identity_schema" / "data" / "schemas"
    folder.joinpath(f"{made['schema']}.json").write_text(page(), encoding="utf-8")
