"""Pieces of screen about questionnaires that are filled in."""
