"""Each useful effect has its own questions, the brick is named, and older answers stay as they were asked."""

from datetime import timedelta

from db.clock import settle
from db.engine import Connection, Database
from db.queries.cooperation import answers, bricks, partners, restitution, writing
from db.queries.participation import questionnaires
from domain.cooperation import effects
from domain.cooperation.partners import QUESTIONNAIRE
from domain.cooperation.solutions import BrickWords, SolutionWords
from domain.staff.by import By
from tests.structures import LYON, NOW, answered, over, seats, wave

BY = By("facilitator", NOW)
SAID = dict(
    zip(
        LYON,
        ("eff_sante eff_lien", "eff_sante", "eff_lien eff_sante", "eff_lien eff_emploi", "eff_emploi"),
        strict=True,
    )
)
FUNDERS = dict(zip(LYON, ("mutuelle", "caf mutuelle", "caf", "", ""), strict=True))


def solution(connection: Connection, place: str, *titles: str, shown: bool = True) -> None:
    name = f"{place}_{shown}"
    words = SolutionWords(f"Bien {name}", "Manger", theme="care", shown=shown)
    writing.keep_solution(connection, place, name, words, BY)
    for number, title in enumerate(titles):
        later = By(BY.role, NOW + timedelta(seconds=number))
        writing.keep_brick(connection, place, name, title, BrickWords(title), later)


def test_only_effects_that_were_ticked_are_asked_further_and_only_bricks_that_are_shown(loaded: Database) -> None:
    with loaded.transaction() as connection:
        solution(connection, "lorient", "jardin")
        solution(connection, "lyon", "secret", shown=False)
        here, far = wave(connection, "lyon", "Vague 1"), wave(connection, "lorient", "Vague 1")
        grap = seats(connection, here, LYON)["grap"]
        other = seats(connection, far, ["cocagne_lorient"])["cocagne_lorient"]
        assert answers.asked(connection, grap).question("p13b") is None  # nothing is shown there
        solution(connection, "lyon", "four", "cantine")
        asked = answers.asked(connection, grap)
        brick, away = asked.question("p13b"), answers.asked(connection, other).question("p13b")
        assert brick is not None
        assert away is not None
        assert [one.id for one in brick.choices] == ["four", "cantine"]
        assert [one.id for one in away.choices] == ["jardin"]
        before = answers.necessary(asked, {"p13": "eff_sante"})
        assert {one for one in before if one.startswith(("p14", "p15"))} == {"p14_eff_sante", "p15_eff_sante"}
        four = asked.question("p13")
        assert four is not None
        assert four.max_choices == 4
        for effect in four.choices:
            pair = [asked.question(f"{name}{effect.id}") for name in (effects.WHOM, effects.FUNDERS)]
            assert all(one is not None and effect.fr in one.fr for one in pair)
        answers.record(connection, grap, ("p13b", "cantine"), "device", 1, "request")
        again = partners.seat(connection, grap.link)
        assert answers.answers(connection, again) == {"p13b": "cantine"}


def test_what_is_told_of_effects_is_linked_and_what_was_not_asked_is_not(loaded: Database) -> None:
    with loaded.transaction() as connection:
        solution(connection, "lyon", "four", "cantine")
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        for number, one in enumerate(reversed(LYON)):
            given: dict[str, str | None] = {"p13": SAID[one], "p13b": ("four", "cantine")[number % 2]}
            if FUNDERS[one]:
                given |= {
                    "p15_eff_sante": FUNDERS[one],
                    "p14_eff_sante": "habitants" if number % 2 else "enfants habitants",
                }
            else:
                given |= {"p15_eff_sante": "fondation"}  # not asked: it did not tick that effect
            answered(connection, here[one], given)
        over(connection, first)
    settle(loaded, NOW)
    with loaded.reading() as connection:
        told = restitution.of(connection, first)
        assert told is not None
        assert restitution.of(connection, second) is None
        found = {one.effect: one for one in effects.named(told)}
        assert {name: (one.n, one.people) for name, one in found.items()} == {
            "eff_sante": (3, 5), "eff_lien": (3, 5), "eff_emploi": (2, 5),
        }  # fmt: skip
        # Three answered, fewer than five: only what all three said is told of them (docs/decisions/0146).
        assert (found["eff_sante"].funders, found["eff_sante"].whom) == ({}, {"habitants": 3})
        assert "fondation" not in found["eff_sante"].funders
        assert found["eff_lien"].funders == {}
        assert effects.bricks(told) == {"cantine": 2, "four": 3}
        assert {one.id for one in bricks.of_territory(connection, "lyon")} == {"four", "cantine"}


def test_a_version_that_was_answered_is_never_overwritten(loaded: Database) -> None:
    with loaded.reading() as connection:
        newest = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
        asked = questionnaires.questionnaire(connection, newest)
    assert asked.version == 3
    assert {"p14", "p15"}.isdisjoint(one.id for one in asked.questions)
