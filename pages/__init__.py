"""One screen a file; ``menu.py`` decides which of them this visitor may open."""
