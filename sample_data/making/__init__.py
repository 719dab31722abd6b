"""The layout of the sample papers: how the words and figures of ../source become files."""
