"""Taking part around every screen: questionnaires, sheets of paper, languages."""
