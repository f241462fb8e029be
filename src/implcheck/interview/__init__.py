"""The interview: a pure conversation, and its two faces."""
