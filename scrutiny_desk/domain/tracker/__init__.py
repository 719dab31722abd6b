"""The committee's recommendations: how they stand, what comes in, what leaves."""
