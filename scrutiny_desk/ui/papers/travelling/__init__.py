"""Ways to a page and back: agenda, bookmarks, go to, links, and the trail of jumps."""
