"""Accounts, and the journal."""
