"""The command line: a module a command, and one that wires them."""
