"""The tool's own words, per language, as data."""
