"""What is said of a figure that may be shown."""
