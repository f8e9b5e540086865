"""Levels as text: ``framework[@version]:level``.

>>> level_of_text("nist_800_63A@rev4:ial2", "assurance.requirement_text").version
'rev4'
>>> text_of_level(level_of_text("eidas : high", "assurance.requirement_text"))
'eidas:high'
"""

from identity_schema.assurance.declared import Assurance
from identity_schema.errors import ContractError

__all__ = ["level_of_text", "parts_of_text", "text_of_level"]

_FORBIDDEN = {"framework": ":|@", "version": ":|", "level": "|"}


def parts_of_text(text: str, code: str) -> tuple[str, str | None, str | None]:
    """Part ``framework[@version][:level]`` into its three parts, None for what is not there.

    Raises:
        ContractError: A part is there and empty, or holds a ``|``. The error carries `code`.
    """
    head, colon, level = text.partition(":")
    framework, at, version = head.partition("@")
    parts = (
        framework.strip(),
        version.strip() if at else None,
        level.strip() if colon else None,
    )
    if "" in parts or "|" in text:
        msg = "write framework[@version]:level with no part empty, such as uk_diatf:high"
        raise ContractError(code, msg)
    return parts


def level_of_text(text: str, code: str) -> Assurance:
    """Read ``framework[@version]:level``.

    Raises:
        ContractError: The text is not of that form. The error carries `code`.
    """
    framework, version, level = parts_of_text(text, code)
    if level is None:
        msg = "a level is missing: write framework[@version]:level, such as uk_diatf:high"
        raise ContractError(code, msg)
    return Assurance(framework, level, version)


def text_of_level(level: Assurance) -> str:
    """Write ``framework[@version]:level``; what is missing or no text is written as ``?``."""
    framework, version, text = (
        part if isinstance(part, str) else "?"
        for part in (level.framework, level.version, level.level)
    )
    return f"{framework}:{text}" if level.version is None else f"{framework}@{version}:{text}"


def writable(part: str, value: object) -> bool:
    """Tell whether a ``framework``, ``version`` or ``level`` comes back whole out of its text."""
    return (
        isinstance(value, str)
        and value != ""
        and value == value.strip()
        and not any(mark in value for mark in _FORBIDDEN[part])
    )
