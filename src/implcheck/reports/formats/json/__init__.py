"""The reports for machines: versioned shapes of their own, which are no dump of the model. See docs/json.md."""
