"""What falls due, by which rule, on which day."""
