"""A workshop as the facilitator sees it: its form, its door, its console."""
