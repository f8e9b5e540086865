"""Shapes: what providers' documents say of a kind beside what its mapping says."""
