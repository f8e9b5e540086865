"""The shapes of OneID's payloads.

Source: OneID API reference, read 2026-11-22.
"""

from typing import Any

from identity_schema.testing.drawing.draft import Draft
from identity_schema.testing.shapes.shape import Form, Shape

__all__ = ["ACCOUNTS", "AUTHORIZATION_RESPONSE", "TOKEN", "USERINFO"]

_FACE = (
    "forehead", "jaw", "leftbrow", "leftcheek", "lefteye", "middleForehead", "mouth", "nose",
    "philtrum", "rightbrow", "rightcheek", "righteye",
)  # fmt: skip
_RESULT = "idscan.dataChecks[].result"


def _as_documented(draft: Draft, root: Any) -> Any:
    """Put a document's type where a document has it; send one claim set as an object or a list."""
    claims = root.get("verified_claims", [])
    for claim in claims:
        for evidence in claim.get("verification", {}).get("evidence", ()):
            if evidence.get("type") == "document" and "record" in evidence:
                evidence["document_details"] = evidence.pop("record")
    if len(claims) == 1 and draft.source.below(2):
        root["verified_claims"] = claims[0]
    return root


def _token(draft: Draft, _: Any) -> dict[str, Any]:
    """Make a token; all of it is credentials, so that no truth is in it."""
    world = draft.world
    return {
        "access_token": world.mint("example-"), "token_type": "Bearer",
        "expires_in": 300, "id_token": f"example.{world.mint()}.token",
    }  # fmt: skip


def _with_code(draft: Draft, root: Any) -> Any:
    """Put in the code, which is a credential."""
    if "error" not in root:
        root["code"] = draft.world.mint("example-")
    return root


USERINFO = Shape(
    forms=(Form("record", ".", dress=_as_documented),),
    always=frozenset(
        {
            "verified_claims[].verification.trust_framework",
            "verified_claims[].verification.assurance_level",
            "verified_claims[].verification.evidence[].type",
            "verified_claims[].verification",
        }
    ),
    never=frozenset({"dataChecks[]"}),
    texts={
        **{f"idscan.faceMatch.fraudAssessment.details.{region}": ("PASS", "FAIL")
           for region in _FACE},
        "idscan.liveness.assets[].actions[]": ("SMILE", "TURN HEAD LEFT", "TURN HEAD RIGHT"),
        "pep_and_sanctions.watchlist_results[].category": ("PEP", "Sanction"),
        "idscan.dataChecks[].type": ("IDENTITY",),
        f"{_RESULT}.Runtime": ("00:00:01.204",),
        f"{_RESULT}.Status": ("OK",),
        f"{_RESULT}.address.addressType": ("Residential",),
        f"{_RESULT}.address.country": ("GBR",),
        f"{_RESULT}.address.locality": ("York",),
        f"{_RESULT}.amberhill": ("NO MATCH",),
        f"{_RESULT}.ddri": ("NO MATCH",),
        f"{_RESULT}.document.countryCode": ("GBR",),
        f"{_RESULT}.document.idType": ("Passport",),
        **{f"{_RESULT}.{key}": ("1", "2", "3") for key in (
            "strength", "strengthv2", "strengthev2", "strengthv3", "strengthev3",
            "validity", "validityev2", "validityev3",
        )},
    },
    blank={"pep_and_sanctions.watchlist_results[]": ([],), "idscan": ({},)},
    companies=False,
)  # fmt: skip
"""GET /userinfo, with any of its scopes."""

ACCOUNTS = Shape(blank={}, companies=True)
"""GET /accounts, a bare list."""

TOKEN = Shape(forms=(Form("no_record", ".", dress=_token),))
"""POST /token."""

AUTHORIZATION_RESPONSE = Shape(
    forms=(Form("record", ".", dress=_with_code), Form("error", ".")),
    always=frozenset({"state", "error_oneid"}),
    observed=True,
    texts={
        "error": ("access_denied", "server_error"),
        "error_oneid": ("OneID.OIDC.Redirect.UserCancelled", "OneID.OIDC.Redirect.IDScanFlagged"),
        "state": ("1234567890",),
    },
    blank={},
)  # fmt: skip
"""The redirect that ends the journey."""
