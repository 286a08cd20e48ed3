"""Pieces of screen: values in, values out; never the database."""
