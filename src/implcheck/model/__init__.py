"""What things are: frozen values without files, screen or clock."""
