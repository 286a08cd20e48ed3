"""What is said of the actors of a territory and of its partners."""
