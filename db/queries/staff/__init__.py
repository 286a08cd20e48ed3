"""Accounts, sessions and the audit."""
