"""Territories, their actors, the partners who answer for an organisation, the project in its own words."""
