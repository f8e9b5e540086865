"""Assurance levels: frameworks, comparison, requirements."""
