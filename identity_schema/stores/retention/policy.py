"""Retention policies: what is kept how long, in a TOML file of rules.

    [[rule]]                        # whole records
    provider = "akahu"              # or a list; without it, every provider
    keep = "7y"
    since = "received_at"           # or a list: the first time that is there

    [[rule]]                        # some values of them
    sensitivity = ["image_link", "screening_result"]
    keep = "90d"

A rule that names sensitivities blanks their values, and one that names none deletes the record with
all its rows. Each rule stands for itself: what any of them says must go, goes.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from identity_schema.errors import ContractError
from identity_schema.model.fields import Sensitivity
from identity_schema.stores.retention.keep import check_keep

__all__ = ["TIMES", "Rule", "load_rules", "rules_of"]

TIMES = ("received_at", "created_at", "updated_at", "verified_at")
"""The times that a rule can count from: of the payload the first, of the record the others."""

_LARGEST = 65_536
_MOST = 1000
_KEYS = {"provider", "sensitivity", "keep", "since"}


@attrs.frozen
class Rule:
    """One rule.

    Attributes:
        number: Which rule of the policy it is, from 1.
        keep: How long, as `identity_schema.stores.retention.keep.cut_off` reads it.
        providers: Whose records; none for all.
        sensitivities: Which values go; none for the whole record.
        since: Times of `TIMES`; the first that a record has is counted from. A record that has
            none of them is not touched, and counted as undated.
    """

    number: int
    keep: str
    providers: tuple[str, ...] = ()
    sensitivities: tuple[str, ...] = ()
    since: tuple[str, ...] = ("received_at",)


def load_rules(path: str | Path) -> tuple[Rule, ...]:
    """Read a policy from a TOML file.

    Raises:
        ContractError: ``retention.missing``: the file cannot be read; ``retention.form``: it is no
            policy.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        message = "the file with the retention policy cannot be read"
        raise ContractError("retention.missing", message) from None
    if len(data) > _LARGEST:
        raise ContractError("retention.form", f"a policy has at most {_LARGEST} bytes")
    try:
        return rules_of(tomllib.loads(data.decode()))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        raise ContractError("retention.form", "the file is no TOML") from None


def rules_of(document: Mapping[str, Any]) -> tuple[Rule, ...]:
    """Read a policy that was parsed.

    Raises:
        ContractError: ``retention.form``: it is no policy.
    """
    rules = document.get("rule")
    if set(document) != {"rule"} or not isinstance(rules, list) or not 0 < len(rules) <= _MOST:
        message = f"a policy has [[rule]] tables and nothing else, {_MOST} at most"
        raise ContractError("retention.form", message)
    return tuple(_rule(number, rule) for number, rule in enumerate(rules, 1))


def _rule(number: int, said: Any) -> Rule:
    if not isinstance(said, dict) or not set(said) <= _KEYS or "keep" not in said:
        message = f"rule {number}: a rule has keep, and may have provider, sensitivity, since"
        raise ContractError("retention.form", message)
    sensitivities = _texts(number, said, "sensitivity")
    words = [word.value for word in Sensitivity if word is not Sensitivity.NONE]
    if not set(sensitivities) <= set(words):
        message = f"rule {number}: sensitivity is one or more of: {', '.join(words)}"
        raise ContractError("retention.form", message)
    since = _texts(number, said, "since") or ("received_at",)
    if not set(since) <= set(TIMES):
        message = f"rule {number}: since is one or more of: {', '.join(TIMES)}"
        raise ContractError("retention.form", message)
    keep = check_keep(said["keep"])
    return Rule(number, keep, _texts(number, said, "provider"), sensitivities, since)


def _texts(number: int, rule: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return one text or a list of them; () where the key is not there."""
    if key not in rule:
        return ()
    held = [rule[key]] if isinstance(rule[key], str) else rule[key]
    if not isinstance(held, list) or not held or not all(isinstance(t, str) and t for t in held):
        message = f"rule {number}: {key} is a text, or a list of texts"
        raise ContractError("retention.form", message)
    return tuple(dict.fromkeys(held))
