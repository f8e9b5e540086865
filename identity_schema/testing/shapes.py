"""The shapes of the kinds that ship, by name of their mapping."""

from identity_schema.testing.shape import Shape

__all__ = ["SHAPES"]

SHAPES: dict[str, Shape] = {}
