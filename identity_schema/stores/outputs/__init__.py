"""Outputs: where tables go, a span at a time, whole or not at all."""
