"""Copies of everything: one zip file, readable by anybody who has it, or sealed under a passphrase."""
