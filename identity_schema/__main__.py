"""Run the command: ``python -m identity_schema``."""

import sys

from identity_schema.cli import main

if __name__ == "__main__":
    sys.exit(main())
