"""The committee's recommendations over the years: taken over, chased, closed and published."""
