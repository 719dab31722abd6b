"""Review: the rows found in a paper, looked at, put right and added to."""
