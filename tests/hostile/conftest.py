"""Lets the hostile tests import what the fuzzer has: its targets and its adversarial texts."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
FUZZ = HERE.parents[1] / "fuzz"
sys.path[:0] = [str(HERE), str(FUZZ)]
collect_ignore = [] if FUZZ.is_dir() else ["test_growth.py", "test_findings.py"]
