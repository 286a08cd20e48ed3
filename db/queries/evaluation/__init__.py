"""Exact counts, who waits to be published, and the published versions of a wave."""
