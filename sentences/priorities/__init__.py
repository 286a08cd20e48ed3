"""What is said of a priority: what it may cost, and what became of it."""
