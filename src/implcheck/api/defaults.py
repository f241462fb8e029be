"""The numbers by which respondents are combined where nothing else is asked for; importing them costs next to nothing."""

from implcheck.respondents.agreement_statistics import GAP
from implcheck.respondents.disclosure_control import MIN_GROUP

__all__ = ["GAP", "MIN_GROUP", "MOST_EXPECTED"]

MOST_EXPECTED = 100_000
"""Respondents that can be expected in a role."""
