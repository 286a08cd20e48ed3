"""Health, and live events."""
