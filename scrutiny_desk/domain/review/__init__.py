"""Review: the rows found in a paper as a person looks at them."""
