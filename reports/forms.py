"""The questionnaire of a workshop on paper: the same definition, the same words as on a tablet, skips told in words."""

from collections.abc import Sequence
from itertools import pairwise

from domain.participation import kinds
from domain.participation.consent import ConsentText
from domain.participation.kinds import Ticks
from domain.participation.questionnaire import Choice, ModuleSection, Question, Questionnaire
from reports.engine import pdf
from reports.poster import screens
from sentences.participation.conditions import conditions
from texts import say
from texts.typography import typeset


def form(questionnaire: Questionnaire, consent: ConsentText, *, workshop: str) -> bytes:
    """It as a PDF, A4. ``workshop``: its title, at the foot of each page, for who types it."""
    asked_if = conditions(questionnaire)
    questions = [_question(question, asked_if.get(question.id, "")) for question in questionnaire.questions]
    for drawn, (title, intro), end in zip(questions, *_sections(questionnaire.questions), strict=True):
        drawn |= {"section": typeset(title), "section_intro": typeset(intro), "section_end": typeset(end)}
    data = {
        "title": typeset(questionnaire.title),
        "intro": typeset(questionnaire.intro),
        "end": typeset(questionnaire.end),
        "paper": say("form.paper"),
        "hand": say("form.hand"),
        "workshop": typeset(workshop),
        "page": say("form.page", at="{at}", of="{of}"),
        "consent": _consent(consent, sensitive=any(question.sensitive for question in questionnaire.questions)),
        "questions": questions,
    }
    return pdf("form", data)


def _consent(consent: ConsentText, *, sensitive: bool) -> dict[str, object]:
    """As the tablet tells it; what stands there behind a tap is here in smaller letters, with the rest."""
    return {
        "screens": screens(consent),
        "agree": say("form.agree"),
        "choices": [typeset(consent.accept), typeset(consent.refuse)],
        "ages": [typeset(age.fr) for age in consent.ages],
        "age": say("form.age"),
        "too_young": typeset(consent.too_young),
        "sensitive": typeset(consent.sensitive_question) if sensitive else "",
        "sensitive_choices": [typeset(consent.sensitive_yes), typeset(consent.sensitive_no)],
        "sensitive_no": say("form.sensitive_no", no=typeset(consent.sensitive_no)),
    }


def _question(question: Question, asked_if: str) -> dict[str, object]:
    facts = kinds.of(question)
    return {
        "condition": asked_if,
        "stem": typeset(question.stem),
        "text": typeset(question.fr),
        "prompt": typeset(question.prompt),
        "hint": _hint(question),
        "pass": say("form.pass") if question.sensitive else "",
        "source": say("tablet.question.source", name=typeset(question.source)) if question.source else "",
        "rows": _words(question.rows) if facts.in_rows else [],
        "choices": _words(question.choices),
        "written": facts.ticks is Ticks.ORDERED,
        "number": facts.numeric and not question.choices,
    }


def _hint(question: Question) -> str:
    """What its author says, and what to do unless they say it too."""
    said, how = typeset(question.hint), _how(question)
    return said if how in said else f"{said} {how}".strip()


def _how(question: Question) -> str:
    """What to do, where the boxes do not say it by themselves."""
    facts = kinds.of(question)
    if facts.in_rows:
        return say("form.one_a_row")
    if question.choices:
        if facts.ticks is Ticks.SEVERAL and question.max_choices:
            return say("form.several_most", n=question.max_choices)
        return say(f"form.ticks_{facts.ticks}")
    if not facts.numeric:
        return ""
    if question.low is None or question.high is None:
        return say("form.number")
    return say("form.number_between", low=question.low, high=question.high)


def _words(choices: Sequence[Choice]) -> list[str]:
    return [typeset(choice.fr) for choice in choices]


def _sections(questions: Sequence[Question]) -> tuple[list[tuple[str, str]], list[str]]:
    """For each question: the title and the words of the section that it begins; those of the section that it ends."""
    sections: list[ModuleSection | None] = [question.section for question in questions]
    begun = [
        (now.title, now.intro) if now is not None and now != before else ("", "")
        for before, now in pairwise([None, *sections])
    ]
    ended = [now.end if now is not None and now != following else "" for now, following in pairwise([*sections, None])]
    return begun, ended
