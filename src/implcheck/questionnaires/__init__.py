"""About questionnaires: templates, forms, outlines, explanations, schemas."""
