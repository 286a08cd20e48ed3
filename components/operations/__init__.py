"""Running the house, drawn."""
