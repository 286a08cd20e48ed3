"""Evaluation around every screen: waves, themes, indicators, and what is told back."""
