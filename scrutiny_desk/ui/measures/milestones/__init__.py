"""The improvement plan in the Measures room: where each milestone stands, and who says so."""
