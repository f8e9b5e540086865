"""The shapes of Okra's payloads.

Source: Okra documentation, deprecated identity endpoints, read 2026-11-22. The look-ups answer with
one flat profile, the lists with a page, customer-verify and nin-verify with a receipt each in a
place of its own.
"""

from typing import Any

from identity_schema.testing.drawing.draft import Draft
from identity_schema.testing.shapes.shape import Form, Shape

__all__ = ["IDENTITY", "NUBAN_NAME"]

_RECEIPTS = frozenset({"receipt", "record[]"})
_BILLING: dict[str, Any] = {
    "charge_breakdown": {"vat": 0}, "billingStatus": True, "paid": True, "method": "wallet",
    "plan_term": "prepaid", "charge": 0.1, "wallet_balance": 2079.1, "currency": "Okra Credits",
    "addons": [], "billable_product": "identity",
}  # fmt: skip
_CREATED = {"status": True, "msg": "Receipt has been successfully created"}


def _paged(_: Draft, root: Any) -> Any:
    """Put in what follows from the page and its length."""
    pagination = root[0]["data"].get("pagination")
    if pagination is not None:
        pagination |= {"hasPrevPage": False, "hasNextPage": False, "pagingCounter": 1}
        pagination |= {"prevPage": None, "nextPage": None}
    return root


def _verified(draft: Draft, root: Any) -> Any:
    """Write the receipt of customer-verify as it is documented: its type is the operation."""
    receipt = root[0]["data"].get("receipt", {}).get("data", {}).get("receipt")
    if receipt is not None:
        if "billable_service" in receipt:
            receipt["type"] = receipt.pop("billable_service")
        root[0]["data"]["receipt"] |= _CREATED
        receipt |= _billing(draft)
    return root


def _verified_nin(draft: Draft, root: Any) -> Any:
    """Write nin-verify as it is documented: ``_id``, a flat receipt beside the one identity."""
    answer = root[0]
    data = answer["data"]
    (identity,) = data["identity"]
    answer.pop("status", None)
    root[0] = {"success": True, **answer, "data": data}
    data["identity"] = {"_id": identity.pop("id"), **identity}
    receipt = data["identity"].pop("receipt", {}).get("data", {}).get("receipt")
    if receipt is not None:
        data["receipt"] = receipt | _billing(draft) | {"type": "api-call"}
    return root


def _named(draft: Draft, root: Any) -> Any:
    """Put in what a receipt of nuban-name-verify has beside what is read of it."""
    outer = root[0]["data"].get("receipt")
    if outer is not None:
        outer["data"]["receipt"] |= _billing(draft) | {"type": "api-call"}
        outer |= _CREATED
    return root


def _billing(draft: Draft) -> dict[str, Any]:
    return {**_BILLING, "_id": draft.world.mint(), "owner": draft.world.mint()}


_FLAT = "[].data"
_PAGES = "[].data.identity[]"
IDENTITY = Shape(
    forms=(
        Form("record", _FLAT, without=_RECEIPTS, pointer="/data"),
        Form("record", _PAGES, records=3, without=_RECEIPTS, dress=_paged),
        Form(
            "record", _FLAT, dress=_verified,
            texts={"receipt.data.receipt.billable_service": ("customer-verify",)},
        ),
        Form(
            "record", _PAGES, without=frozenset({"data.pagination"}),
            dress=_verified_nin, pointer="/0/data/identity",
            texts={"receipt.data.receipt.billable_service": ("nin-verify",)},
        ),
        Form(
            "error", "[]", without=frozenset({"data.pagination", "data.receipt"}),
            texts={"message": ("Identity not found", "Something went wrong")},
        ),
    ),
    always=frozenset({"id", "customer", "customer._id", "status", "message", "data.pagination"}),
    never=frozenset(
        {"next_of_kins[]", "employer[]", "name", "data.message", "receipt.data.receipt.record"}
    ),
    texts={
        "message": ("Identity retrieved successfully",),
        "verification_country": ("NG",),
        "photo_id[].image_type": ("bvn_photo", "nin_photo"),
    },
    blank={
        "aliases[]": ([],), "phone[]": ([],), "email[]": ([],), "address[]": ([],),
        "next_of_kins[]": ([],), "photo_id[]": ([],), "employer[]": ([],),
        "bvn": (None,), "nin": (None,), "rc_number": (None,), "middlename": ("", None),
        "nationality": (None,), "lga_of_origin": (None,), "lga_of_residence": (None,),
        "state_of_origin": (None,), "state_of_residence": (None,), "marital_status": (None,),
        "enrollment.bank": (None, ""), "enrollment.branch": (None, ""),
    },
)  # fmt: skip
"""Look-ups, pages, customer-verify and nin-verify."""

NUBAN_NAME = Shape(
    forms=(Form("record", "[].data.identity", dress=_named),),
    always=frozenset({"success", "message"}),
    texts={
        "message": ("Account Retrieved successfully",),
        "data.receipt.data.receipt.billable_service": ("nuban-name-verify",),
    },
    blank={},
)  # fmt: skip
"""The name behind an account number."""
