"""How one process tells the others of the same database what changed: ``db.changes`` asks the one that fits."""
