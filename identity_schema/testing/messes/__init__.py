"""Mess: what real payloads have that no document shows, and what a right answer then is."""
