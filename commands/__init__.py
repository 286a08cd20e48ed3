"""What an administrator types: ``python -m commands --help``."""
