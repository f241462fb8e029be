"""Sentences, numbers, dates and safe text: everything that anything printed needs."""
