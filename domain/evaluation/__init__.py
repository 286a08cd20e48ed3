"""What is made of answers: counts, indicators, uncertainty, and what may be shown of them."""
