"""Inputs: where stored payloads come from, one at a time, in an order that never changes."""
