"""The team around every screen: who signs in, whose account it is, what was done."""
