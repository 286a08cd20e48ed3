"""A visit over HTTP: what the tablet carries, its answers, its ticket."""
