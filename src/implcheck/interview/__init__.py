"""The interview: a pure state machine, and two user interfaces for it.

`transitions` lead from `state` to state; `view` gives the `screen` of a state; `session` holds the running interview
and saves it; `line_ui` and `fullscreen_ui` show screens and read input.
"""
