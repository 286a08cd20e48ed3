"""Visits, answers, responses and tickets; the questionnaires that are asked."""
