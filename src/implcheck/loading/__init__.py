"""Text to models and back; every message has a file, a line and a column."""
