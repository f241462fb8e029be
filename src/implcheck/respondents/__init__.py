"""Answers of several respondents: reading them, tallying them, combining them."""
