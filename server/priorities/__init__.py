"""Ideas over HTTP."""
