"""A paper that was revised: what changed, and what of the earlier marks needs placing."""
