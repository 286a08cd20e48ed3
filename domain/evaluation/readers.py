"""Who reads the answers to a question of residents: computed from what is told, never written beside it.

What nobody reads is not asked. ``tests/unit/test_readers.py`` holds the table of all questions to that.
"""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from domain.evaluation import questions
from domain.evaluation.committee import drawn, published
from domain.evaluation.indicators import Indicator
from domain.participation import kinds
from domain.participation.questionnaire import Question, Questionnaire

CONTEXT = "context"  # the family of what describes those who answered


class Reader(StrEnum):
    """One way in which answers are read; each has its sentence under ``reader.<value>``."""

    ROOM = "room"  # a figure on the wall, to the committee and to everybody
    COMMITTEE = "committee"  # a figure of a theme's page
    LOTS = "lots"  # the same, of people who are drawn
    WHO = "who"  # in the report, as who answered
    SPREAD = "spread"  # answer by answer, on the wall and on a theme's page
    MEETING = "meeting"  # answer by answer, on the wall and in the minutes
    WORDS = "words"  # in a theme and in the results, once somebody has read them
    SAID = "said"  # the same, of the meeting itself: in the results
    ROUTE = "route"  # it decides which questions follow


def readers(
    question: Question, among: Questionnaire, known: Sequence[Indicator], themes: Collection[str]
) -> list[Reader]:
    """All of them, in their order. ``among``: the questionnaire; ``known``: all indicators; ``themes``: their ids."""
    found = set(_figures(question, known, themes))
    of_a_theme = question.theme in themes
    if kinds.of(question).words:
        found.add(Reader.WORDS if of_a_theme else Reader.SAID)
    if questions.spreads(question, published(known)):
        found.add(Reader.SPREAD if of_a_theme else Reader.MEETING)
    if any(re.search(rf"\b{re.escape(question.id)}\b", other.relevant) for other in among.questions):
        found.add(Reader.ROUTE)
    return [one for one in Reader if one in found]


def indicators(question: Question, known: Sequence[Indicator], themes: Collection[str]) -> tuple[Indicator, ...]:
    """Those that are told and read it."""
    told = (*published(known), *drawn(known))
    mine = [rule for rule in told if rule.calculation and question.item in rule.calculation.items]
    return tuple(rule for rule in mine if rule.theme in {*themes, CONTEXT})


def _figures(question: Question, known: Sequence[Indicator], themes: Collection[str]) -> list[Reader]:
    by_lots = drawn(known)
    return [_reader(rule, lots=rule in by_lots) for rule in indicators(question, known, themes)]


def _reader(rule: Indicator, *, lots: bool) -> Reader:
    if rule.theme == CONTEXT:
        return Reader.WHO
    if lots:
        return Reader.LOTS
    return Reader.ROOM if rule.room else Reader.COMMITTEE
