"""Sentences, numbers, dates and escaped text for everything that is printed."""
