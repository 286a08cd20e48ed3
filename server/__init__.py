"""HTTP beside the screens: the tablet's API, live events, health, and the headers of every response."""
