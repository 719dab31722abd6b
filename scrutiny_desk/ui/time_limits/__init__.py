"""The dialog of time limits: a day worked out, the table, the days that count, committees."""
