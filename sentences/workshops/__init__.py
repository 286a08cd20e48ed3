"""What a workshop is called."""
