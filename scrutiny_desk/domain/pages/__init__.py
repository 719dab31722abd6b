"""What is printed on a page, and which page it is."""
