"""The shapes of the kinds that ship, by name of their mapping."""

from identity_schema.testing import shape_akahu, shape_okra, shape_oneid
from identity_schema.testing.shape import Shape

__all__ = ["SHAPES"]

SHAPES: dict[str, Shape] = {
    "akahu.authorization_response": shape_akahu.AUTHORIZATION_RESPONSE,
    "akahu.identity_result": shape_akahu.IDENTITY_RESULT,
    "okra.identity": shape_okra.IDENTITY,
    "okra.nuban_name": shape_okra.NUBAN_NAME,
    "oneid.accounts": shape_oneid.ACCOUNTS,
    "oneid.authorization_response": shape_oneid.AUTHORIZATION_RESPONSE,
    "oneid.token": shape_oneid.TOKEN,
    "oneid.userinfo": shape_oneid.USERINFO,
}
"""Name of a mapping to its shape."""
