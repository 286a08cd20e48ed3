"""A vote as staff and the room see it: its result, its preparation, its papers. Values in, values out."""
