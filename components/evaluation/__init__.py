"""Figures in words and rows, and what is evaluated."""
