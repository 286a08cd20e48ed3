"""Cases that more than one implementation must pass, as data."""
