"""What is read and what is left: the plan, its evenings and items, and where one stopped."""
