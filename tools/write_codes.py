"""Write docs/codes.md from the table of reason codes: ``python tools/write_codes.py``."""

from pathlib import Path

from identity_schema.codes import CODES

HEAD = """# Reason codes

Every code that an issue, an error or the quarantine can carry: what was seen, and what to do. Codes
are stable; a code is never renamed or given another meaning. `info` says that nothing is lost or
doubtful, `warning` that the value stands but something about it is doubtful, `error` that no
canonical value could be made. This page is written by `tools/write_codes.py`; a test holds it
against the table in `identity_schema/codes.py`.
"""


def page() -> str:
    """Return the page."""
    lines = [HEAD]
    subject = ""
    for code, said in sorted(CODES.items()):
        if code.partition(".")[0] != subject:
            subject = code.partition(".")[0]
            lines.append(f"\n## {subject}\n\n| code | severity | meaning | what to do |")
            lines.append("|---|---|---|---|")
        cells = (f"`{code}`", said.severity, said.meaning, said.advice)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(__file__).parents[1].joinpath("docs", "codes.md").write_text(page(), encoding="utf-8")
