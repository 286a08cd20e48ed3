"""The files of ``content/``: schema, reading, checks, and the plain values that they become."""
