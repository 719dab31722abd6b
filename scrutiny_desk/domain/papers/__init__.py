"""Papers and meetings on the shelves, what was found in them, and how far they are read."""
