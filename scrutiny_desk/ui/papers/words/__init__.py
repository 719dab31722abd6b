"""The words of the pages: selected, copied, explained, given as evidence."""
