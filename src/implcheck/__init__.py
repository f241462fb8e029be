"""implcheck: a readiness check for implementations of new software."""
