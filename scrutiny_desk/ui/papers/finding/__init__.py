"""Find in the paper that is open."""
