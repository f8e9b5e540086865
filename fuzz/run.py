# ruff: noqa: INP001 - scripts, not a package
"""Run atheris over one target: ``python fuzz/run.py TARGET [libFuzzer's own options]``.

Needs the package ``atheris``; `make fuzz` puts it into an environment of its own. The corpus grows
in ``build/fuzz/TARGET``, seeded with the examples; a finding is written there too (``crash-…``).
"""

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

with atheris.instrument_imports(include=["identity_schema"], enable_loader_override=False):
    from seeds import seeds_of
    from targets import READERS, TARGETS


def main() -> None:
    """Fuzz the target that the first argument names."""
    which = sys.argv[1] if len(sys.argv) > 1 else ""
    if which not in TARGETS:
        sys.exit(f"a target is one of: {', '.join(TARGETS)}")
    folder = HERE.parent / "build" / "fuzz" / which.replace(" ", "_")
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds_of(which, READERS)):
        (folder / f"seed-{number:04}").write_bytes(seed)
    arguments = [sys.argv[0], *sys.argv[2:], f"-artifact_prefix={folder}/", "-timeout=20"]
    atheris.Setup([*arguments, "-rss_limit_mb=3000", str(folder)], TARGETS[which])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
