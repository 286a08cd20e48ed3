"""What travels between two databases with a workshop that is held on a laptop (docs/decisions/0174)."""
