"""Ideas, the library of priorities, and what happens to each."""
