"""Coming in over HTTP, and what all devices of a room carry alike."""
