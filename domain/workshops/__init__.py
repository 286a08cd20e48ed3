"""A workshop: from preparation to closing, and who is admitted."""
