"""Readers of numbers: one module per number format.

Every module has ``read(raw, ...) -> Reading``; see `identity_schema.reading`.
"""
