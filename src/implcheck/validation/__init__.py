"""Whether answers and questionnaires agree with themselves and with each other."""
