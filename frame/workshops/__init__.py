"""Workshops around every screen: preparing them, running them, and what is left of them."""
