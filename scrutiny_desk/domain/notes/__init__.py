"""Notes on papers: where they stand, what leaves of them and what comes back."""
