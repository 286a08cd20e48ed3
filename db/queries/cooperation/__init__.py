"""Who acts in a territory, and what partners answer."""
