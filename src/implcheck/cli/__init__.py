"""The command line: one module per command, and `app`, which registers the commands."""
