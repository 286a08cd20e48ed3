"""Votes over HTTP: papers, rights, ballots."""
