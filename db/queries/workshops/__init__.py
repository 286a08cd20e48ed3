"""Workshops, their devices, and who is admitted."""
