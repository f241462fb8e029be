"""Arithmetic that anyone can follow; each docstring is its formula."""
