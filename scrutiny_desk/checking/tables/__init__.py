"""Tables of figures against themselves: totals, shares of a whole, ratings beside their figures."""
