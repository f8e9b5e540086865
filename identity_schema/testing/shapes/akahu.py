"""The shapes of Akahu's payloads.

Sources: Akahu documentation, One-Off Identity Verification and The Oneoff Identity Result, read
2026-11-22.
"""

from typing import Any

from identity_schema.testing.drawing.draft import Draft
from identity_schema.testing.shapes.shape import Form, Shape

__all__ = ["AUTHORIZATION_RESPONSE", "IDENTITY_RESULT"]


def _with_meta(_: Draft, root: Any) -> Any:
    """Put in what is reserved: an empty object beside every name."""
    for identity in root["item"].get("identities", ()):
        identity["meta"] = {}
    return root


IDENTITY_RESULT = Shape(
    forms=(
        Form("record", "item", without=frozenset({"message"}), dress=_with_meta),
        Form("error", "."),
    ),
    always=frozenset(
        {
            "success", "message", "status", "identities[].name", "identities[].formatted_account",
            "addresses[].type", "addresses[].value", "accounts[].account_number",
            "addresses[].components.region", "addresses[].components.country",
            "addresses[].components.city",
        }
    ),
    never=frozenset({"links[]"}),
    texts={
        "message": ("Not Found", "Permission Denied", "Something went wrong"),
        "accounts[].branch.address.country": ("New Zealand",),
        "addresses[].components.country": ("New Zealand",),
    },
    ids={
        "_id": "id_", "source._id": "conn_", "profile._id": "profile_",
        "accounts[].branch._id": "bank_branch_",
    },
    blank={
        "errors[]": ([],), "identities[]": ([],), "addresses[]": ([],), "accounts[]": ([],),
        "addresses[].formatted_address": (None,), "addresses[].place_id": (None,),
        "addresses[].components": (None,),
    },
)  # fmt: skip
"""GET /identity/{id}: the result, or an error body."""

AUTHORIZATION_RESPONSE = Shape(
    forms=(Form("record", "."), Form("error", ".")),
    always=frozenset({"state", "error_description"}),
    texts={
        "error": ("access_denied", "invalid_scope", "server_error"),
        "error_description": ("The user declined the request.", "The app may not do this."),
        "state": ("1234567890",),
    },
    ids={"code": "id_"},
    blank={},
)  # fmt: skip
"""The redirect that ends the authorisation."""
