"""From answers to an assessment: arithmetic that can be checked by hand; docstrings give the formulas."""
