"""A vote as staff and the room see it: its words, its result, its preparation. Values in, values out."""
