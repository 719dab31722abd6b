"""What a person says of series: readings of their own, decisions, what is counted, names."""
