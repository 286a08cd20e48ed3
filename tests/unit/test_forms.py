"""Questionnaires on paper: all that is asked, in the words of the tablet; whom a question is for is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.engine import Connection, Database
from db.queries.operations import content
from db.queries.participation import composition, questionnaires
from domain.participation.consent import ConsentText
from domain.participation.kinds import KINDS
from domain.participation.questionnaire import Choice, Question, Questionnaire
from reports.forms import form
from reports.poster import agreement
from sentences.participation.conditions import conditions
from tests.documents import faults, outside, pages, sizes, words
from tests.one_more_kind import NAME, copied, registered
from texts import say
from texts.typography import typeset

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
YES_NO = (Choice("oui", "Oui"), Choice("non", "Non"), Choice("nsp", "Je ne sais pas"))


def asked(*questions: Question) -> Questionnaire:
    return Questionnaire("q@1", "q", 1, "Questions", "Bonjour.", "Merci !", "habitant", 5, 15, questions)


def question(at: int, kind: str = "single", **more: object) -> Question:
    facts = KINDS[kind]
    filled: dict[str, object] = {"choices": YES_NO} if facts.listed else {}
    filled |= {"rows": (Choice("r1", "La soupe"), Choice("r2", "Le pain"))} if facts.in_rows else {}
    filled |= {"fr": f"Question {kind} {at} ?"}
    return Question(f"q{at}", at, "item", 1, "care", kind, **{**filled, **more})  # type: ignore[arg-type]


def consent(connection: Connection) -> ConsentText:
    return content.consent(connection, "lyon")


def bare(text: str) -> str:
    return "".join(text.replace("\u200b", "").replace("\ufffe", "").split())


@one_engine
def test_each_questionnaire_of_the_content_is_printed_whole(loaded: Database) -> None:
    with loaded.transaction() as connection:
        together = composition.compose(connection, "q_resident@1", ("mod_fies@1", "mod_social@1"))
        versions = [one.version_id for one in questionnaires.all_questionnaires(connection)]
        for version in (together, *reversed(versions)):
            shown = questionnaires.asked_in(connection, "lyon", version)
            agreed = consent(connection)
            made = form(shown, agreed, workshop="Bien manger")
            assert faults(made) == outside(made) == [], version
            assert min(sizes(made)) >= 12
            printed = bare(words(made))
            told = [*filter(None, shown.words), *agreed.choices, *(one.text for one in agreed.sentences)]
            if not any(each.sensitive for each in shown.questions):
                told = [said for said in told if said not in agreed.choices[2:5]]
            for said in told:
                assert bare(typeset(said)) in printed, f"{version}: {said}"
            assert say("form.page", at=1, of=len(pages(made))) in words(made)


@one_engine
def test_consent_is_on_the_first_page_and_every_question_stays_in_one_piece(loaded: Database) -> None:
    with loaded.reading() as connection:
        shown, agreed = questionnaires.questionnaire(connection, "q_resident@1"), consent(connection)
    first, *others = map(bare, pages(form(shown, agreed, workshop="x")))
    for said in (*(one.text for one in agreed.sentences), agreed.accept, agreed.refuse, agreed.sensitive_question):
        assert bare(typeset(said)) in first
    for each in shown.questions:
        assert bare(typeset(each.fr)) not in first
        [home] = [page for page in others if bare(typeset(each.fr)) in page]
        assert all(bare(typeset(choice.fr)) in home for choice in each.choices)


@one_engine
def test_what_one_agrees_to_is_a_poster_of_the_territory(loaded: Database) -> None:
    with loaded.reading() as connection:
        shown = {place: content.consent(connection, place) for place in ("montpellier", "lyon")}
    for agreed in shown.values():
        made = agreement(agreed)
        [page] = pages(made)
        assert faults(made) == outside(made) == []
        assert min(sizes(made)) >= 12
        for told in agreed.sentences:
            assert bare(typeset(told.text)) in bare(page)


@one_engine
def test_a_long_keeper_of_answers_stays_on_the_poster(loaded: Database) -> None:
    with loaded.reading() as connection:
        agreed = consent(connection)
    said = {"controller": "Le centre social " * 12, "retention": "24 mois", "contact": "W" * 90}
    longer = tuple(
        replace(screen, more=tuple(replace(more, values=said) for more in screen.more)) for screen in agreed.screens
    )
    made = agreement(replace(agreed, screens=longer))
    assert len(pages(made)) == 1
    assert faults(made) == outside(made) == []
    assert bare(said["controller"]) in bare(words(made))


@one_engine
def test_whom_a_question_is_for_is_told_in_words(loaded: Database) -> None:
    with loaded.reading() as connection:
        told = {
            one: conditions(questionnaires.questionnaire(connection, questionnaires.latest_version_id(connection, one)))
            for one in ("q_followup", "mod_fies", "q_partner", "q_resident")
        }
    adult = say("form.if.age", n=18)
    yes = say("form.if", what=say("form.if.is", choices=say("form.choice", choice="Oui"), at=1))
    assert told["mod_fies"]["f0"] == adult
    assert {told["mod_fies"][f"f{n}"] for n in range(1, 9)} == {f"{adult} {yes}"}
    assert told["q_resident"] == {}
    [helped] = told["q_followup"].values()
    assert helped.count("«\u00a0Beaucoup mieux\u00a0»") == 1
    assert "«\u00a0Mon moral\u00a0» ou «\u00a0Mon budget pour manger\u00a0»" in helped
    assert "question 10" in helped
    assert "n’avez pas coché «\u00a0Aucune pour l’instant\u00a0»" in told["q_partner"]["p11"]
    assert "plus grand que 0" in told["q_partner"]["p28c"]


ASK = "form.if.ask"
RULES = {
    "q1 == 'oui'": "vous avez coché «\u00a0Oui\u00a0» à la question 1",
    "q1 in ['oui', 'nsp']": "vous avez coché «\u00a0Oui\u00a0» ou «\u00a0Je ne sais pas\u00a0» à la question 1",
    "'non' in q2": "vous avez coché «\u00a0Non\u00a0» à la question 2",
    "q1 == 'oui' and 'non' in q2": "à la question 1 et vous avez coché «\u00a0Non\u00a0» à la question 2",
    "q1 == 'oui' or q3.r2 == 'non'": "1 ou vous avez coché «\u00a0Non\u00a0» pour «\u00a0Le pain\u00a0»",
    "q4 >= 3": "votre nombre est au moins 3 à la question 4",
    "q1 != 'oui'": ASK,
    "q1 == 'oui' and (q4 > 3 or 'non' in q2)": ASK,
    "q4 + q4 > 3": ASK,
    "q1 == 'jamais_vu'": ASK,
}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_its_words_or_sends_to_somebody_and_never_says_another(rule: str) -> None:
    known = (question(1), question(2, "multiple"), question(3, "matrix"), question(4, "number", low=0, high=9))
    [said] = conditions(asked(*known, question(5, relevant=rule))).values()
    if RULES[rule] == ASK:
        assert said == say(ASK)
    else:
        assert RULES[rule] in said


@one_engine
def test_every_kind_has_its_paper_and_one_more_too(loaded: Database, tmp_path: Path) -> None:
    with loaded.reading() as connection:
        agreed = consent(connection)
    with registered(copied(tmp_path)):
        several = [question(at, kind, low=0, high=7) for at, kind in enumerate(sorted(KINDS), start=1)]
        made = form(asked(*several), agreed, workshop="x")
        assert faults(made) == []
        printed = words(made)
        assert NAME in {one.kind for one in several}
        for one in several:
            assert typeset(one.fr).replace("\u00a0", " ").replace("\u202f", " ") in printed.replace("\u202f", " ")
        assert printed.count(say("form.ticks_ordered")) == 1
        assert printed.count(say("form.one_a_row")) == 2
        assert printed.count(say("form.number_between", low=0, high=7)) == 1
        assert "Le pain" in printed


@one_engine
@pytest.mark.parametrize("sign", ["W", "mot ", '#panic("x") '])
def test_the_longest_words_are_whole(loaded: Database, sign: str) -> None:
    with loaded.reading() as connection:
        agreed = consent(connection)
    longest = (sign * 300)[:300].strip()
    choices = tuple(Choice(str(at), longest[:90] + str(at)) for at in range(9))
    each = question(1, "matrix", rows=choices, fr=longest, hint=longest)
    ticked = question(2, "multiple", choices=choices, fr=longest)
    made = form(asked(each, ticked), agreed, workshop=longest[:80])
    assert faults(made) == outside(made) == []
    printed = bare(words(made))
    assert printed.count(bare(typeset(longest))) >= 3
    assert all(bare(typeset(choice.fr)) in printed for choice in choices)
