"""Answers of several respondents: read, tallied by role, and combined."""
