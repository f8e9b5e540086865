"""A record as rows: the tables, their schema, Arrow, and the views."""
