"""The page as text for those who hear it: beside the page, and said while turning."""
