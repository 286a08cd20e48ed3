"""What is said of a questionnaire on paper."""
