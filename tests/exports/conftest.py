"""Lets the tests of the exports import the rules that stand beside them.

Pytest's import mode puts no folder of tests on the path.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
