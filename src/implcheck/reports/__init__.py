"""Render an assessment, a comparison or problems as a report. Nothing here loads files or computes scores."""
