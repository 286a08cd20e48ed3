"""What is said of a vote: what is announced, who voted, why the first came first, step by step; rows and tables."""
