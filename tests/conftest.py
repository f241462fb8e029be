"""What holds for every test: how properties are searched, and which signals the programs under test obey."""

import os
import signal

from hypothesis import settings

# A slow machine is no failure. In CI the same examples every time, so that a red build is about the change.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, max_examples=60)
# `.ci/run --full` looks for what nobody thought of: many examples, others every time.
settings.register_profile("full", deadline=None, print_blob=True, max_examples=500)
# Mutants are tried with the same few examples each.
settings.register_profile("few", deadline=None, derandomize=True, max_examples=10)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# Tests that run in the background may have them ignored, and every program they start would inherit that.
for name in ("SIGINT", "SIGHUP"):
    ignored = getattr(signal, name, None)
    if ignored is not None and signal.getsignal(ignored) is signal.SIG_IGN:
        signal.signal(ignored, signal.SIG_DFL)
