"""From what the content says to the tables."""
