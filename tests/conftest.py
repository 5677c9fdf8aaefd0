"""How properties are tried: the same examples each time, however slow the machine; others with FACTCHECK_EXPLORE=1."""

import os

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("exploring", deadline=None, print_blob=True)
settings.load_profile("exploring" if os.environ.get("FACTCHECK_EXPLORE") else "steady")
