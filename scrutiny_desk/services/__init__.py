"""What a person can do with the library: one function for each thing."""
