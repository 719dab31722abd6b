"""Series of figures over time, and the milestones of plans."""
