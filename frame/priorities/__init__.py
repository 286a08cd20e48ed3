"""Priorities around every screen: ideas that are read, and where they are found."""
