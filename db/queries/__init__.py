"""All SQL. A module is a noun; reads are named for what they return, writes for the verb. Queries never commit."""
