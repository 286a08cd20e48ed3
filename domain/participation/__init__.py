"""What people answer: questionnaires and their logic, answers, consent, tickets, what somebody typed."""
