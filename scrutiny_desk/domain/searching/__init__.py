"""Searching: what was typed, and what is found."""
