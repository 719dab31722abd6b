"""Figures that do not add up: found, asked about, put aside, sent out."""
