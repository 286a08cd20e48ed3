"""What the content said when it was loaded, what is throttled, whether the database answers."""
