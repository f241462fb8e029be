"""The data model: frozen values that depend on no file, screen or clock."""
