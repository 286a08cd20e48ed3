"""What is said of a figure, a vote, an amount: plain words, rows and tables; for pages, the wall, documents and HTTP.

Nothing here knows where it will be read: a screen makes the words inert where it draws them (``components.prose``).
"""
