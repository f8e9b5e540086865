"""Mapping documents: read, resolved against the model, compiled, run and accounted for."""
