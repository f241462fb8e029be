"""The interview: a pure state machine, and two user interfaces for it."""
