"""The board of questions, and asking well."""
