"""What is said of accounts and of the journal."""
