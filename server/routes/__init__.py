"""The routes of the HTTP API, one family a module."""
