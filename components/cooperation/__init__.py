"""Actors, partners, and how a territory learns to cooperate."""
