"""Retention: what of a store must go by a policy or on request, what must stay, and how it goes."""
