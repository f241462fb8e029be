"""Documents about a questionnaire: answers templates, forms, outlines, explanations and schemas."""
