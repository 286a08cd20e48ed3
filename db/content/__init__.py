"""From the files of ``content/`` to the tables: schema, reading, checks, loading."""
