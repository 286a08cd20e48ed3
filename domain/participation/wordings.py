"""Which sentences of questionnaires anybody may translate, and which belong to an instrument."""

from collections.abc import Iterable

from domain.participation.questionnaire import Question, Questionnaire

PARTNERS = "partenaire"  # an audience, which answers in French


def split(questionnaires: Iterable[Questionnaire]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What residents are asked, each sentence once: what we translate, then what is locked and said nowhere else."""
    known = [one for one in questionnaires if one.audience != PARTNERS]
    ours: dict[str, None] = {}
    theirs: dict[str, None] = {}
    for one in known:
        stems = {question.stem for question in one.questions if question.locked}  # an introduction may be one of them
        ours |= dict.fromkeys(words for words in (one.title, one.intro, one.end) if words and words not in stems)
        for question in one.questions:
            (theirs if question.locked else ours).update(dict.fromkeys(filter(None, _said(question))))
    return tuple(ours), tuple(words for words in theirs if words not in ours)


def _said(question: Question) -> tuple[str, ...]:
    options = (*question.choices, *question.rows)
    section = question.section
    around = (section.title, section.intro, section.end) if section else ()
    return (question.fr, question.hint, question.stem, question.prompt, *around, *(one.fr for one in options))
