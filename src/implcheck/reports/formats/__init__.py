"""The formats of a report, with one module per format."""
