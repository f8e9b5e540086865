"""Migrating: stores of an earlier schema, each written anew in today's."""
