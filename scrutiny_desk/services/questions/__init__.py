"""The board of questions of a meeting: written, ordered, founded on pages, asked."""
