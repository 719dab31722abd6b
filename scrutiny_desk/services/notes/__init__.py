"""Notes on papers: written, carried to a revised paper, sent out and brought back."""
