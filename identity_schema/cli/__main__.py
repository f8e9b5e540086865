"""``python -m identity_schema.cli`` is the command ``identity-schema``."""

import sys

from identity_schema.cli import main

if __name__ == "__main__":
    sys.exit(main())
