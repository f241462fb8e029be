"""What holds for every test: how properties are searched."""

import os

from hypothesis import settings

# A slow machine is no failure. In CI the same examples every time, so that a red build is about the change.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
