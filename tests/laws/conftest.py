"""Lets the tests of the laws import the strategies that stand beside them.

Pytest's import mode puts no folder of tests on the path.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
