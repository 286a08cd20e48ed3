"""Cooperation around every screen: structures, their ties, what a territory works on."""
