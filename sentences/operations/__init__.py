"""Sentences about running the house."""
