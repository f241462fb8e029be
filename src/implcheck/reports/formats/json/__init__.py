"""The reports for machines: versioned documents, separate from the model so that it can change. See docs/json.md."""
