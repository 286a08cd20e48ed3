"""Ratios, each measured against something bare in the same run: absolute times belong to one machine."""
