"""The reports for machines: versioned shapes of their own, read off the model but no dump of it. See docs/json.md."""
