"""Readers of values: phone, name, date, address, country and their like.

Every module has ``read(raw, ...) -> Reading``; see `identity_schema.reading`.
"""
