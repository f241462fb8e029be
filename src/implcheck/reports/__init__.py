"""From an assessment to text: a module a format. Nothing here scores or loads."""
