"""Figures over time: series, what may be said of them, indicators and milestones."""
