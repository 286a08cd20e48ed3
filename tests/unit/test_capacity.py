"""Priorities beside capacity, by hand: what is asked, who can act, and what answers it."""

from dataclasses import replace
from datetime import date

from domain.cooperation.capacity import able, acted, answered, around, asked, blocks, cells, going_on, ticking, touching
from domain.cooperation.commitments import Commitment, CommitmentWords, Entry, EntryKind, Form
from domain.cooperation.means import Means, MeansWords, Pool, Share, Side
from domain.cooperation.responses import AskedItem
from domain.cooperation.restitution import Restitution, StructureSpread
from domain.cooperation.solutions import Brick, BrickWords, Solution, SolutionWords, Standing
from domain.evaluation.structures import Untold
from domain.priorities.priority import Priority, Proposer, Status, Words
from domain.workshops.decisions import Decision, Promise
from domain.workshops.links import Links
from sentences.cooperation import capacity as said
from sentences.cooperation.capacity import Around, Farming
from texts import say

DAY = date(2026, 11, 28)
THEMES = {"care": "Soin", "food_security": "Sécurité alimentaire", "skills": "Compétences"}
STAKES = {"sante": "Santé", "vie": "Logement"}


def priority(name: str, theme: str, *stakes: str, status: Status = Status.PROPOSED) -> Priority:
    return Priority(name, "lyon", Words(name, "", theme, stakes=stakes), "", None, Proposer.RESIDENT, status)


def ticked(question: str, row: str, yes: int, of: int = 6, why: Untold | None = None) -> StructureSpread:
    about = AskedItem(question, question, 1, row)
    return StructureSpread(about, of, why=why) if why else StructureSpread(about, of, of, {"yes": yes, "no": of - yes})


OVEN = priority("four", "care", "vie", "sante")
CANTEEN = priority("cantine", "food_security", "sante", status=Status.RETAINED)
GARDEN = priority("jardin", "care", status=Status.VOTING)
GONE = priority("abandon", "skills", "vie", status=Status.DROPPED)
TOLD = Restitution(DAY, 6, 6, (
    ticked("p24b", "skills", 4), ticked("p24b", "care", 2), ticked("p24b", "food_security", 0, why=Untold.TOO_SIMILAR),
    ticked("p24", "vie", 3),
))  # fmt: skip


def beside() -> said.Beside:
    return said.Beside(
        THEMES, STAKES, cells(asked([OVEN, GARDEN, GONE, CANTEEN])), able(TOLD, "p24b"), able(TOLD, "p24")
    )


def test_what_was_retained_comes_first_and_what_was_given_up_asks_nothing() -> None:
    assert [one.id for one in asked([OVEN, GONE, GARDEN, CANTEEN])] == ["cantine", "jardin", "four"]


def test_a_demand_is_in_the_cell_of_each_of_its_stakes() -> None:
    assert cells([CANTEEN, OVEN, GARDEN]) == {
        ("food_security", "sante"): 1, ("care", "vie"): 1, ("care", "sante"): 1, ("care", ""): 1,
    }  # fmt: skip


def test_the_grid_and_its_table_say_the_same() -> None:
    one = beside()
    grid = said.grid(one)
    assert [tuple(row) for row in grid.itertuples(index=False)] == [
        ("Soin", 1, 1, "1"), ("Soin", 2, 1, "1"),
        ("Sécurité alimentaire", 1, 1, "1"), ("Sécurité alimentaire", 2, 0, "0"),
        ("Compétences", 1, 0, "0"), ("Compétences", 2, 0, "0"),
    ]  # fmt: skip
    assert grid.attrs["beside"]["Sécurité alimentaire"] == "–"
    assert grid.attrs["beside"]["Compétences"] == say("capacity.structures", n=4, people=6)
    table = said.table(one)
    assert list(table["Santé"]) == ["1", "1", "0", "–"]
    assert list(table["Logement"]) == ["1", "0", "0", say("capacity.structures", n=3, people=6)]


def test_a_cell_adds_the_bricks_that_go_on_to_what_is_asked() -> None:
    """Of two solutions, the second of a project: bricks that stopped, and those of no theme, are in no cell."""

    def built(name: str, standing: Standing, *tags: str) -> Brick:
        return Brick(name, 1, BrickWords(name, standing=standing, tags=tags), "", "")

    of_theme = Solution("s", "lyon", 1, SolutionWords("Manger", "But", theme="care"), (
        built("fini", Standing.STOPPED, "vie"), built("four", Standing.RUNNING, "sante", "vie"),
        built("idée", Standing.IDEA, "sante", "prix"),
    ))  # fmt: skip
    of_project = Solution("p", "lyon", 1, SolutionWords("Pain", "But", project="Four"), (
        built("pain", Standing.RUNNING, "prix", "vie"),
    ))  # fmt: skip
    made = [of_project, of_theme]
    assert acted(made) == {("care", "sante"): 2, ("care", "vie"): 1, ("care", "prix"): 1}
    one = replace(beside(), acted=acted(made))
    assert list(said.table(one)["Santé"])[:2] == ["1+2", "1"]
    assert list(said.grid(one)["n"])[:2] == [3, 2]
    bricks = touching(each.words.tags for solution in made for each in going_on(solution))
    pooled = touching([("sol",), ("prix", "sol")])
    known = {"prix": "Prix", "sol": "Sols", "pac": "PAC"}
    assert said.tags(Farming(known, {"prix": 1}, {}, bricks, pooled)) == [
        say("capacity.tag", block="Prix", told=" · ".join([
            say("capacity.demands", n=1), say("capacity.bricks", n=2), say("capacity.means", n=1),
        ])),
        say("capacity.tag", block="Sols", told=say("capacity.means", n=2)),
    ]  # fmt: skip


def test_the_headline_names_what_is_asked_most_and_the_blind_spot() -> None:
    one = beside()
    assert said.headline(one).startswith(say("capacity.most", theme="Soin", n=3))
    assert say("capacity.structures", n=2, people=6) in said.headline(one)
    assert said.blind(one) == [say("capacity.unasked", themes="Compétences")]  # nobody asks, four can act


def test_what_is_not_told_of_structures_is_no_number() -> None:
    assert ticking(ticked("p24", "vie", 0, why=Untold.TOO_FEW)) is None
    assert ticking(None) is None
    assert ticking(ticked("p24", "vie", 2)) == 2
    assert able(None, "p24b") == {}


def test_bricks_and_decisions_answer_the_priority_that_they_name() -> None:
    brick = Brick("b", 1, BrickWords("La cuisine", standing=Standing.RUNNING, priority="cantine"), "GRAP", "cantine")
    other = Brick("c", 1, BrickWords("Le jardin"), "", "")
    solution = Solution("s", "lyon", 1, SolutionWords("Bien manger", "But"), (other, brick))
    promise = Promise("Ouvrir le four", "CCAS", DAY, links=Links(priority="four"))
    found = answered([CANTEEN, OVEN, GARDEN], [solution], [Decision("d", "w", "Atelier", DAY, promise)])
    assert [(one.priority.id, [b.id for _, b in one.bricks], len(one.decisions)) for one in found] == [
        ("cantine", ["b"], 0), ("four", [], 1), ("jardin", [], 0),
    ]  # fmt: skip
    assert [one.by_nothing for one in found] == [False, False, True]
    lines = [said.answer(one, Around(THEMES, {}, {}, {})) for one in found]
    assert "La cuisine" in lines[0]
    assert "GRAP" in lines[0]
    assert "Ouvrir le four" in lines[1]
    assert say("capacity.by_nothing") in lines[2]


def test_around_a_priority_stands_what_its_leads_share_and_promise_and_nothing_of_others() -> None:
    def lead(name: str, priority_: str, actor: str) -> Brick:
        return Brick(name, 1, BrickWords(name, actor, priority=priority_), actor, priority_)

    bricks = (lead("jardin", "jardin", "civam"), lead("cuisine", "cantine", "grap"))
    solution = Solution("s", "lyon", 1, SolutionWords("Bien manger", "But"), bricks)
    names = {"grap": "GRAP", "civam": "CIVAM", "vrac": "Vrac", "ccas": "CCAS"}
    means = tuple(
        Means(id_, actor, MeansWords(side, kind, words), "w")
        for id_, actor, side, kind, words in (
            ("n2", "vrac", Side.NEED, "res_terrain", "Un champ"),
            ("o2", "ccas", Side.OFFER, "res_terrain", "Une parcelle"),
            ("n1", "grap", Side.NEED, "res_local", "Un local"),
            ("o1", "vrac", Side.OFFER, "res_local", "Une salle"),
        )
    )  # fmt: skip
    both = {Side.NEED: Share(shared=True), Side.OFFER: Share(shared=True)}
    pool = Pool(names, means, {("n1", "o1"): both, ("n2", "o2"): both})

    def promised(id_: str, giver: str, to: str, *said_: EntryKind) -> Commitment:
        words = CommitmentWords(to, f"Ce que donne {giver}", f"Ce que donne {to}", Form.ORAL, DAY, DAY)
        return Commitment(id_, giver, words, "w", DAY, tuple(Entry(what, to, DAY) for what in said_))

    known = [
        promised("a", "ccas", "civam", EntryKind.ACCEPTED), promised("b", "grap", "vrac", EntryKind.REFUSED),
        promised("c", "vrac", "grap", EntryKind.ACCEPTED), promised("d", "vrac", "ccas", EntryKind.ACCEPTED),
    ]  # fmt: skip
    found = around(answered([CANTEEN, OVEN, GARDEN], [solution], []), pool, known)
    told = {
        one.priority.id: ([each.offer.id for each in one.shared], [each.id for each in one.promised]) for one in found
    }
    assert told == {"cantine": (["o1"], ["c"]), "four": ([], []), "jardin": ([], ["a"])}
    line = said.answer(found[0], Around(THEMES, names, {"res_local": "Local"}, {}))
    assert "Une salle" in line
    assert "Ce que donne vrac" in line
    assert "Une parcelle" not in line


def test_where_several_are_asked_most_none_of_them_is_told_as_the_first() -> None:
    for known in ([OVEN, CANTEEN, GARDEN], [CANTEEN, GARDEN]):
        one = said.Beside(THEMES, STAKES, cells(asked(known)), {}, {})
        alone = len(known) == 3
        assert ("Sécurité alimentaire" in said.headline(one)) is not alone
        assert "Soin" in said.headline(one)


def test_of_more_than_three_alike_none_stands_out() -> None:
    themes = {str(number): f"Thème {number}" for number in range(5)}
    for alike in (3, 4, 5):
        one = said.Beside(themes, STAKES, {(theme, ""): 2 for theme in list(themes)[:alike]}, {}, {})
        assert ("Thème 0" in said.headline(one)) is (alike == 3)
        assert (say("capacity.none_first", n=alike) == said.headline(one)) is (alike > 3)


def test_agricultural_subjects_are_tags_of_what_is_asked_beside_who_can_act() -> None:
    """Asked and told, asked and untold, told and unasked, neither: in the order of the list."""
    known = {"prix": "Prix", "appro": "Logistique", "sol": "Sols", "pac": "PAC"}
    tagged = [replace(one, words=replace(one.words, blocks=tags)) for one, tags in (
        (CANTEEN, ("appro", "prix")), (GARDEN, ()), (OVEN, ("prix", "inconnu")),
    )]  # fmt: skip
    acting = Restitution(DAY, 6, 6, (
        ticked("p23", "sol", 4), ticked("p23", "appro", 0, why=Untold.TOO_SIMILAR), ticked("p23", "prix", 3),
    ))  # fmt: skip
    assert blocks(tagged) == {"prix": 2, "appro": 1, "inconnu": 1}

    def of(n: int) -> str:
        return say("capacity.structures", n=n, people=6)

    def demands(n: int) -> str:
        return say("capacity.demands", n=n)

    assert said.tags(Farming(known, blocks(tagged), able(acting, "p23"))) == [
        say("capacity.tag", block="Prix", told=f"{demands(2)} · {of(3)}"),
        say("capacity.tag", block="Logistique", told=demands(1)),
        say("capacity.tag", block="Sols", told=f"{demands(0)} · {of(4)}"),
    ]
    assert said.tags(Farming(known, {}, {})) == []
    line = said.answer(answered(tagged, [], [])[0], Around(THEMES, {}, {}, known))
    assert "Logistique" in line
    assert "PAC" not in line
