"""Runs: payloads out of inputs into an output, once each, whatever happens on the way."""
