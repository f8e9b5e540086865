"""Options of the commands that can take the names out of what they write."""

import argparse
from typing import TYPE_CHECKING

from identity_schema.cli.output import complain
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.privacy.pseudonymizer import Pseudonymizer

__all__ = ["add_pseudonyms", "pseudonymizer_of"]


def add_pseudonyms(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("pseudonyms")
    group.add_argument(
        "--pseudonymize", metavar="KEYFILE",
        help="write keyed tokens in place of names, numbers and contacts; the file holds the key, "
        "32 bytes or more, one for each tenant",
    )  # fmt: skip
    group.add_argument(
        "--pseudonymize-env", metavar="NAME",
        help="likewise, with the key from the environment variable of that name",
    )  # fmt: skip
    group.add_argument(
        "--policy", metavar="FILE",
        help="a .toml file that says what becomes of each kind of value (see docs/privacy.md)",
    )  # fmt: skip


def pseudonymizer_of(arguments: argparse.Namespace) -> "Pseudonymizer | None":
    """Make what takes the names out, None where that was not asked for.

    Raises:
        ContractError: ``option.pseudonymize``: two keys, a policy without a key, or originals in
            the quarantine; or the key or the policy cannot be used.
    """
    file, name = arguments.pseudonymize, arguments.pseudonymize_env
    if file is None and name is None:
        if arguments.policy is not None:
            raise ContractError("option.pseudonymize", "--policy goes with --pseudonymize")
        return None
    if file is not None and name is not None:
        raise ContractError("option.pseudonymize", "one key: in a file or in a variable")
    if arguments.quarantine_originals:
        message = "--quarantine-originals would keep the names that --pseudonymize takes out"
        raise ContractError("option.pseudonymize", message)
    return _pseudonymizer(file, name, arguments.policy)


def _pseudonymizer(file: str | None, name: str | None, policy: str | None) -> "Pseudonymizer":
    from identity_schema.privacy import key as keys  # noqa: PLC0415 - rarely needed
    from identity_schema.privacy.policy import load_policy  # noqa: PLC0415
    from identity_schema.privacy.pseudonymizer import Pseudonymizer  # noqa: PLC0415

    key = keys.load_key(file) if file is not None else keys.key_from_environment(name or "")
    if file is not None and keys.is_open_to_others(file):
        complain(f"others than its owner may read the key: chmod 600 {file}")
    return Pseudonymizer(key, None if policy is None else load_policy(policy))
