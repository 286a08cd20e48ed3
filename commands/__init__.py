"""What is done at the server's own console: ``python -m commands``."""
