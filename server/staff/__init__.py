"""The staff cookie, and the files that staff take away."""
