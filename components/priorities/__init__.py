"""Priorities on a screen, and the reading of proposals."""
