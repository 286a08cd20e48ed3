"""The partners' desk over HTTP."""
