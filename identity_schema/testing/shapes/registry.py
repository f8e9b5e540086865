"""The shapes of the kinds that ship, by name of their mapping."""

from identity_schema.testing.shapes import akahu, okra, oneid
from identity_schema.testing.shapes.shape import Shape

__all__ = ["SHAPES"]

SHAPES: dict[str, Shape] = {
    "akahu.authorization_response": akahu.AUTHORIZATION_RESPONSE,
    "akahu.identity_result": akahu.IDENTITY_RESULT,
    "okra.identity": okra.IDENTITY,
    "okra.nuban_name": okra.NUBAN_NAME,
    "oneid.accounts": oneid.ACCOUNTS,
    "oneid.authorization_response": oneid.AUTHORIZATION_RESPONSE,
    "oneid.token": oneid.TOKEN,
    "oneid.userinfo": oneid.USERINFO,
}
"""Name of a mapping to its shape."""
