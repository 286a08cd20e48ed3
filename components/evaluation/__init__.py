"""What is evaluated."""
