"""Papers as a person has them: brought in, opened, read, revised, explained and put away."""
