"""Running it around every screen: copies, addresses, who keeps what."""
