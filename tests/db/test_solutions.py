"""Two territories write solutions of bricks, and bricks with useful effects: each once, changed as it was read."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.cooperation import actors, solutions, writing
from db.queries.workshops import existing, workshops
from domain.cooperation.errors import AnchorMissing, Gone, Reworded, UnknownPart
from domain.cooperation.solutions import (
    Anchor,
    Beneficiary,
    BrickWords,
    EffectWords,
    Funder,
    Solution,
    SolutionWords,
    Standing,
    State,
)
from domain.errors import RequestReused, WordsMissing
from domain.staff.by import By
from domain.workshops.existing import Named
from sentences.cooperation.solutions import innovation
from tests.db.test_priorities import proposed
from tests.programmes import SHORT, opened
from texts import say

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("coordinator", NOW)
PRESSES = 12
TAGS = ("agri_appro", "enjeu_sante")
CANTEEN = SolutionWords("Une cantine", "Manger ensemble.", ("soigner", "alimenter"), theme="care", shown=True)
OVEN = SolutionWords("Un four", "Du pain pour tous.", anchor=Anchor.PROJECT, project="La maison du pain")
LESS_ALONE = EffectWords("Moins de solitude", Beneficiary.RESIDENTS, Funder.MUTUAL, "On revient.", State.OBSERVED)


def written(connection: Connection, place: str, words: SolutionWords = CANTEEN, by: By = BY) -> str:
    id_ = uuid.uuid4().hex
    writing.keep_solution(connection, place, id_, words, by)
    return id_


def brick(connection: Connection, place: str, solution: str, words: BrickWords) -> str:
    id_ = uuid.uuid4().hex
    writing.keep_brick(connection, place, solution, id_, words, BY)
    return id_


def effect(connection: Connection, place: str, of: str, words: EffectWords = LESS_ALONE) -> str:
    id_ = uuid.uuid4().hex
    writing.keep_effect(connection, place, of, id_, words, BY)
    return id_


def known(connection: Connection, place: str) -> tuple[Solution, ...]:
    return solutions.of_territory(connection, place, drafts=True)


def told(database: Database) -> list[str]:
    """The acts, in order: they are linked when their transaction ends."""
    with database.reading() as connection:
        return list(connection.execute(select(AuditRow.action).order_by(AuditRow.at, AuditRow.number)).scalars())


def test_two_territories_have_their_own_in_the_order_in_which_they_were_written(loaded: Database) -> None:
    idea = proposed(loaded, "Un four partagé")
    with loaded.transaction() as connection:
        elsewhere = written(connection, "dunkerque", OVEN)
        draft = written(connection, "lyon", OVEN, By("coordinator", NOW.replace(hour=16)))
        first = written(connection, "lyon", CANTEEN, By("coordinator", NOW.replace(hour=9)))
        lead = actors.actors(connection, "lyon")[0]
        words = BrickWords("Une légumerie", lead.id, Standing.RUNNING, "2", idea, TAGS)
        second = brick(connection, "lyon", first, words)
        other = brick(connection, "dunkerque", elsewhere, BrickWords("Un four"))
        effect(connection, "lyon", second)
        effect(connection, "dunkerque", other, replace(LESS_ALONE, text="Du pain", funder=None))
    with loaded.reading() as connection:  # a reload
        here = known(connection, "lyon")
        assert [one.id for one in here] == [first, draft]
        assert [one.id for one in solutions.of_territory(connection, "lyon", drafts=False)] == [first]
        assert [one.id for one in known(connection, "dunkerque")] == [elsewhere]
        whole = solutions.solution(connection, first)
    assert whole == here[0]
    [made] = whole.bricks
    assert (made.lead, made.priority, made.words.level, made.words.tags) == (lead.name, "Un four partagé", "2", TAGS)
    assert [each.words for each in made.effects] == [LESS_ALONE]
    assert whole.words == replace(CANTEEN, functions=("soigner", "alimenter"))
    assert here[1].words == OVEN


def test_nobody_changes_what_they_have_not_read(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, first = written(connection, "lorient"), written(connection, "lyon")
        one = brick(connection, "lyon", first, BrickWords("Une légumerie"))
        writing.keep_solution(connection, "lyon", first, replace(CANTEEN, title="Deux cantines"), BY, 1)
        writing.keep_brick(connection, "lyon", first, one, BrickWords("Un atelier"), BY, 1)
        for _ in range(2):  # the same again changes nothing
            writing.keep_brick(connection, "lyon", first, one, BrickWords("Un atelier"), BY, 1)
        with pytest.raises(Reworded):
            writing.keep_solution(connection, "lyon", first, replace(CANTEEN, title="Trois"), BY, 1)
        for changed in (BrickWords("Un four"), BrickWords("Un atelier", tags=TAGS)):
            with pytest.raises(Reworded):
                writing.keep_brick(connection, "lyon", first, one, changed, BY, 1)
        with pytest.raises(UnknownPart):
            writing.keep_brick(connection, "lyon", first, one, BrickWords("Un four", tags=("obj1",)), BY, 2)
        assert [(each.words.title, each.revision) for each in known(connection, "lyon")] == [("Deux cantines", 2)]
        assert [each.id for each in known(connection, "lorient")] == [beside]
    acts = told(loaded)
    assert acts.count("solution.worded") == 3
    assert acts.count("solution.brick_worded") == 2


def test_one_request_writes_once_and_of_a_crowd_one_changes(loaded: Database) -> None:
    with loaded.transaction() as connection:
        for _ in range(2):
            writing.keep_solution(connection, "lyon", "one", CANTEEN, BY)
        with pytest.raises(RequestReused):
            writing.keep_solution(connection, "lyon", "one", OVEN, BY)
        with pytest.raises(RequestReused):
            writing.keep_solution(connection, "lorient", "one", CANTEEN, BY)

    def press(number: int) -> bool:
        try:
            with loaded.transaction() as connection:
                writing.keep_solution(connection, "lyon", "one", replace(CANTEEN, title=f"Cantine {number}"), BY, 1)
        except Reworded:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as crowd:
        assert sum(crowd.map(press, range(PRESSES))) == 1
    with loaded.reading() as connection:
        assert [one.revision for one in known(connection, "lyon")] == [2]


def test_each_criterion_of_innovation_is_words_or_nothing_and_no_mark(loaded: Database) -> None:
    shows = replace(CANTEEN, relations=" Deux mairies\ndécident ensemble. ", diffusion="Appelez le 06 12 34 56 78.")
    with loaded.transaction() as connection:
        beside, first = written(connection, "lorient", OVEN), written(connection, "lyon")
        writing.keep_solution(connection, "lyon", first, shows, BY, 1)
        with pytest.raises(Reworded):
            writing.keep_solution(connection, "lyon", first, replace(CANTEEN, practices="Moins de colis"), BY, 1)
        writing.keep_solution(connection, "lorient", beside, replace(OVEN, practices="Moins de colis"), BY, 1)
        [here], [there] = known(connection, "lyon"), known(connection, "lorient")
    assert list(here.words.evidence.values()) == ["Appelez le •••.", "", "Deux mairies décident ensemble."]
    assert [*there.words.evidence.values()] == ["", "Moins de colis", ""]
    assert [one.rpartition(": ")[2] for one in innovation(there)] == [
        say("innovation.not_yet"), "Moins de colis", say("innovation.not_yet"),
    ]  # fmt: skip


def test_who_leads_a_brick_is_a_structure_of_the_territory_and_never_a_person(loaded: Database) -> None:
    with loaded.transaction() as connection:
        there, here = written(connection, "montpellier"), written(connection, "lyon")
        for solution, place in ((here, "lyon"), (there, "montpellier")):
            lead = actors.actors(connection, place)[-1]
            for name in ("Jeanne Martin", "M. Martin", lead.name):  # not even the name of a structure: who it is
                with pytest.raises(UnknownPart):
                    brick(connection, place, solution, BrickWords("Un four", lead=name))
            brick(connection, place, solution, BrickWords("Un four", lead=lead.id))
            assert [one.lead for each in known(connection, place) for one in each.bricks] == [lead.name]


def test_what_is_elsewhere_is_neither_named_nor_moved(loaded: Database) -> None:
    with loaded.transaction() as connection:
        there, here = written(connection, "dunkerque"), written(connection, "lyon")
        other = brick(connection, "dunkerque", there, BrickWords("Un four"))
        far = effect(connection, "dunkerque", other)
        own = brick(connection, "lyon", here, BrickWords("Une légumerie"))
        foreign = actors.actors(connection, "finistere")[0].id
        for act, refusal in (
            (lambda: written(connection, "lyon", replace(CANTEEN, functions=("dormir",))), UnknownPart),
            (lambda: written(connection, "lyon", replace(CANTEEN, theme="luck")), UnknownPart),
            (lambda: written(connection, "lyon", replace(CANTEEN, theme=None)), AnchorMissing),
            (lambda: written(connection, "lyon", replace(OVEN, project=" ")), AnchorMissing),
            (lambda: written(connection, "lyon", replace(CANTEEN, aim=" ")), WordsMissing),
            (lambda: brick(connection, "lyon", here, BrickWords("Un four", lead=foreign)), UnknownPart),
            (lambda: brick(connection, "lyon", here, BrickWords("Un four", level="4")), UnknownPart),
            (lambda: brick(connection, "lyon", here, BrickWords("Un four", priority="none")), UnknownPart),
            (lambda: brick(connection, "lyon", there, BrickWords("Un four")), Gone),
            (lambda: effect(connection, "lyon", other), Gone),
            (lambda: writing.keep_brick(connection, "lyon", here, other, BrickWords("Pris"), BY, 1), Gone),
            (lambda: writing.keep_effect(connection, "lyon", own, far, LESS_ALONE, BY, 1), Gone),
            (lambda: writing.keep_solution(connection, "lyon", there, OVEN, BY, 1), Gone),
        ):
            with pytest.raises(refusal):
                act()
        writing.remove_brick(connection, "lyon", other, BY)
        writing.remove_effect(connection, "lyon", far, BY)
        [kept] = known(connection, "dunkerque")
    assert [each.id for each in kept.bricks[0].effects] == [far]


def test_a_brick_goes_with_its_effects_and_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = written(connection, "lyon")
        kept, wrong = (brick(connection, "lyon", first, BrickWords(title)) for title in ("Un jardin", "Un jardn"))
        effect(connection, "lyon", wrong)
        gone, stays = effect(connection, "lyon", kept), effect(connection, "lyon", kept)
        for _ in range(2):
            writing.remove_brick(connection, "lyon", wrong, BY)
            writing.remove_effect(connection, "lyon", gone, BY)
        [only] = known(connection, "lyon")
    assert [(one.id, [each.id for each in one.effects]) for one in only.bricks] == [(kept, [stays])]
    assert [act for act in told(loaded) if act.endswith("removed")] == [
        "solution.brick_removed", "solution.effect_removed",
    ]  # fmt: skip


def test_effects_are_told_by_who_could_support_them_nobody_last(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = written(connection, "lyon")
        later, sooner = (brick(connection, "lyon", first, BrickWords(title)) for title in ("Un jardin", "Un four"))
        effect(connection, "lyon", sooner, replace(LESS_ALONE, text="B", funder=None))
        effect(connection, "lyon", later, replace(LESS_ALONE, text="C", funder=Funder.SAVINGS))
        effect(connection, "lyon", sooner, replace(LESS_ALONE, text="A", funder=Funder.FAMILIES))
        [only] = known(connection, "lyon")
    told = {kind: [each.words.text for each in effects] for kind, effects in only.supporting().items()}
    assert list(told.items()) == [(Funder.FAMILIES, ["A"]), (Funder.SAVINGS, ["C"]), (None, ["B"])]


def test_what_exists_already_is_of_workshops_that_are_over(loaded: Database) -> None:
    with loaded.transaction() as connection:
        running, over = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        for workshop, title in ((running, "Un jardin"), (over, "Le marché du jeudi")):
            existing.name(connection, workshop, Named(title, "lieu"), BY, uuid.uuid4().hex)
        workshops.close(connection, over, by=By("facilitator", NOW))
        assert [one.named.title for one in existing.of_territory(connection, "lyon")] == ["Le marché du jeudi"]
        assert existing.of_territory(connection, "dunkerque") == ()


def test_beneficiaries_and_funders_are_those_that_organisations_are_asked_about() -> None:
    lists = yaml.safe_load(Path("content/choices.yaml").read_text(encoding="utf-8"))["choice_lists"]
    assert [one["id"] for one in lists["beneficiaries"]] == [kind.value for kind in Beneficiary]
    asked = [one["id"] for one in lists["funders"] if not one.get("exclusive")]
    assert asked == [kind.value for kind in Funder]
