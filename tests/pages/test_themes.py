"""The nine themes and each of them in full: what a committee reads, where it leads, and what is never sent."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event
from streamlit.testing.v1 import AppTest

from components.prose import prose
from db.engine import Database
from db.queries.evaluation import reveals
from db.queries.operations import content
from db.queries.workshops import decisions, workshops
from domain.evaluation.committee import apart
from domain.evaluation.lots import LOT
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.decisions import Promise
from domain.workshops.links import Links
from tests.asked import answer, room
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words
from tests.programmes import over
from texts import say
from texts.typography import typeset

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
SPRING, AUTUMN = datetime(2026, 4, 2, 14, tzinfo=UTC), datetime(2026, 11, 22, 14, tzinfo=UTC)
LOTS = {"fs_suff_ok", "fs_fies_modsev", "st_lonely", "st_osss3", "ca_health", "ca_forgone"}
NAME = "Mon avis compte"  # what «voice» tells


def revealed(
    connection: Connection,
    label: str,
    said: Sequence[str],
    now: datetime = AUTUMN,
    territory: str = "lyon",
    **also: str,
) -> str:
    """A room of prepared tablets in which people said this of «voice», and ``also`` of other items: its wave."""
    workshop = room(connection, label, now=now, territory=territory)
    answer(connection, workshop, [{"voice": value, **also} for value in said])
    reveals.reveal(connection, workshop, by=By("facilitator", now))
    return workshops.workshop(connection, workshop).wave


def opened(open_page: OpenPage, database: Database, page: str, territory: str = "lyon", **named: str) -> AppTest:
    shown = open_page(page, Role.COMMITTEE, territory=territory, database=database, run=False)
    for key, value in named.items():
        shown.query_params[key] = value
    shown.run()
    assert not shown.exception
    return shown


def elements(block: Any) -> Iterator[Any]:  # noqa: ANN401  Streamlit's tree of a page
    """Everything that is drawn, from above."""
    for child in getattr(block, "children", {}).values():
        yield child
        yield from elements(child)


def sent(page: AppTest, **names: str) -> str:
    """What the browser is sent, names of places and waves put aside, and what lists there are to choose from."""
    told = [str(one.proto) for one in elements(page.main) if getattr(one, "type", "") != "selectbox"]
    whole = "\n".join(told)
    for name, value in names.items():
        quoted = json.dumps(value)[1:-1].replace("\\", "\\\\")  # in what a component is sent
        for form in (value, value.encode().decode("unicode_escape", "ignore"), repr(value.encode())[2:-1], quoted):
            whole = whole.replace(form, f"<{name}>")
    whole = re.sub(r"[0-9a-f]{32}", "id", whole)  # drawn for the form of this screen, and what is made of it
    return re.sub(r'run\\?": \d+', "run", whole)  # of the pulse: the moment of this run


def lines(page: AppTest) -> list[str]:
    """Its words, paragraph by paragraph."""
    return [line for one in (*page.text, *page.markdown) for line in str(one.value).split("\n\n")]


def links(page: AppTest) -> list[tuple[str, str]]:
    """Where the page leads: pages, with what they name."""
    return [(str(one.proto.page), str(one.proto.query_string)) for one in page.get("page_link")]


def test_the_overview_begins_with_true_sentences_and_leads_to_every_theme(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", "4" * 40 + "2" * 20, feel_good="5")
        revealed(connection, "Printemps", "4" * 15 + "2" * 45, SPRING)
        themes = [theme.id for theme in content.themes(connection)]
    page = opened(open_page, loaded, "themes", wave=autumn)
    aloud = next(one.value for one in page.subheader if one.value.startswith("À lire"))
    assert aloud == say("themes.aloud", place="Métropole de Lyon", wave="Automne")
    first, _ = [one.value for one in page.markdown if one.value.startswith("- ")]  # then who answered
    assert first.count("\n") == 0  # of feel_good everybody says the same: one figure, one sentence
    assert re.search(r"« Mon avis compte » : de 64 % à 69 % ", first.replace("\xa0", " "))
    assert "En hausse depuis « Printemps »" in first.replace("\xa0", " ")
    [tile] = [one.value for one in page.caption if "trending_up" in one.value]
    assert "22/11/2026" in tile
    assert [query for at, query in links(page) if at == "theme"] == [f"wave={autumn}&theme={key}" for key in themes]
    assert len(page.get("vega_lite_chart")) == 1
    flagship = say("figure.undrawn", n=2 * LOT)
    assert sum(line.endswith(flagship) for line in lines(page)) == 3  # hunger, loneliness, health: not yet


def test_a_committee_reads_hunger_and_loneliness_at_their_threshold_and_nobody_else(
    loaded: Database, open_page: OpenPage
) -> None:
    """Two workshops, the later one closed first: the committee at its desk, and not who runs workshops."""
    with loaded.transaction() as connection:
        second, first = (room(connection, "Automne", now=AUTUMN) for _ in "12")
        answer(connection, first, [{"lonely": "tout", "food_suff": "tous"}] * 30 + [{"voice": "4"}] * 10)
        answer(connection, second, [{"lonely": "tout", "food_suff": "souvent"}] * 80 + [{"voice": "2"}] * 13)
        for workshop in (second, first):
            over(connection, workshop, AUTUMN)
        wave = workshops.workshop(connection, first).wave
    for page in ("themes", "theme"):
        mine = opened(open_page, loaded, page, wave=wave, theme="social_ties")
        told = [line.replace("\xa0", " ") for line in lines(mine)]
        [lonely] = [one for one in told if one.startswith("« Se sent seul")]
        assert "moins de 11 ont répondu non" in lonely
        assert "chiffre sur 66 personnes tirées au sort" in lonely
        theirs = open_page(page, Role.FACILITATOR, territory="lyon", database=loaded, run=False)
        theirs.query_params["wave"], theirs.query_params["theme"] = wave, "social_ties"
        theirs.run()
        assert "tirées au sort" not in sent(theirs)
        assert say("apart.committee") in " ".join(str(one.value) for one in (*theirs.text, *theirs.markdown))


def test_no_arrow_where_nobody_knows_and_none_across_territories(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", "4" * 12 + "2" * 10)
        revealed(connection, "Hiver", "2" * 50 + "4" * 6, SPRING, "montpellier")
    page = opened(open_page, loaded, "themes", wave=autumn)
    assert say("change.first") in words(page)
    with loaded.transaction() as connection:
        revealed(connection, "Printemps", "4" * 10 + "2" * 12, SPRING)
    page.run()
    assert say("change.unknown", wave="Printemps") in words(page)
    assert not [one for one in page.caption if "trending" in one.value]


def test_a_theme_tells_each_of_its_indicators_or_why_not(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", "1122444444555")
        every, themes = content.indicators(connection), content.themes(connection)
    told = []
    for theme in reversed(themes):
        page = opened(open_page, loaded, "theme", wave=autumn, theme=theme.id)
        assert page.header[0].value.startswith(f":material/{theme.icon}:")
        said = lines(page)
        for rule in (one for one in every if one.theme == theme.id):
            [line] = [
                line
                for line in said
                if line.startswith(prose(say("figure.hidden", indicator=typeset(rule.fr), why="")))
            ]
            why = apart(rule, every, sensitive=True)
            assert (why is not None) == line.endswith(say(f"apart.{why}" if why else "apart.sensitive")), rule.id
            assert (rule.id in LOTS) == line.endswith(say("figure.undrawn", n=2 * LOT)), rule.id
            told.append(rule.id)
    assert len(told) == len(set(told)) == 42  # fifty-two, without cooperation, the session and the context


def test_a_national_figure_is_a_dated_note_that_compares_nothing(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", "1122444444555")
        spring = revealed(connection, "Printemps", "1122444444555", SPRING)
    for wave in (spring, autumn):
        page = opened(open_page, loaded, "theme", wave=wave, theme="food_security")
        notes = [line for line in lines(page) if "Repère national" in line]
        assert len(notes) == len({one for one in notes if re.search(r"\(Crédoc, novembre 2022\)", one)}) == 2
        assert all("Questions et publics différents" in one for one in notes)
        page = opened(open_page, loaded, "theme", wave=wave, theme="care")
        assert "Repère national" not in words(page)


def test_a_question_of_a_theme_is_drawn_in_its_own_order(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", "1122444444555")
        revealed(connection, "Automne", "5544222222111")
    page = opened(open_page, loaded, "theme", wave=autumn, theme="food_democracy")
    [drawn] = [chart for chart in page.get("vega_lite_chart") if "Plutôt d’accord" in chart.proto.alt]
    assert say("question.row", choice="Plutôt d’accord", people="5 à 13") in drawn.proto.alt
    tables = [str(table.value) for table in page.table]
    assert any("Pas du tout d’accord" in table and "moins de 9" in table for table in tables)


def test_waves_stand_side_by_side_in_the_order_in_which_they_were_told(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", "4" * 40 + "2" * 20)
        spring = revealed(connection, "Printemps", "4" * 15 + "2" * 45, SPRING)
        revealed(connection, "Hiver", "4" * 15 + "2" * 45, SPRING, "montpellier")
    for wave in (spring, autumn):
        page = opened(open_page, loaded, "theme", wave=wave, theme="food_democracy")
        [table] = [one.value for one in page.table if one.value.index.name == say("waves.wave")]
        assert list(table.index) == ["Printemps", "Automne"]
        assert list(table[say("waves.day")]) == ["02/04/2026", "22/11/2026"]
        first, then = table[say("waves.change")]
        assert first == say("change.first")
        assert then.startswith("En hausse")


def test_a_theme_leads_to_its_own_decisions(loaded: Database, open_page: OpenPage) -> None:
    by, due = By("facilitator", AUTUMN), datetime.now(UTC).date() + timedelta(days=60)
    with loaded.transaction() as connection:
        second, first = room(connection, "Automne"), room(connection, "Printemps")
        for workshop, text, theme in ((second, "Un four", "skills"), (first, "Un jardin", "care")):
            promise = Promise(text, "Le centre social", due, links=Links(theme=theme))
            decisions.decide(connection, workshop, promise, by, f"d-{theme}")
        wave = workshops.workshop(connection, first).wave
    page = opened(open_page, loaded, "theme", wave=wave, theme="care")
    assert "Un jardin" in words(page)
    assert "Un four" not in words(page)
    assert ("follow_up", "territoire=lyon") in [(at.replace("suites", "follow_up"), query) for at, query in links(page)]
    page = opened(open_page, loaded, "theme", wave=wave, theme="food_system")
    assert say("theme.nothing_followed") in words(page)


def test_an_address_that_names_nothing_is_told_so(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        elsewhere = revealed(connection, "Automne", "4" * 12 + "2" * 10, territory="montpellier")
        mine = revealed(connection, "Automne", "4" * 12 + "2" * 10)
    for named in ({"wave": mine, "theme": "nothing"}, {"wave": elsewhere, "theme": "care"}):
        page = opened(open_page, loaded, "theme", **named)
        assert say("chosen.unknown") in [one.value for one in page.error]
        assert not page.get("vega_lite_chart")


@pytest.mark.parametrize("page", ["themes", "theme"])
def test_what_is_under_the_threshold_never_leaves_the_server(loaded: Database, open_page: OpenPage, page: str) -> None:
    """Three rooms of twenty-two: two differ only in what may not be read, the third in what may."""
    same, other, differs = "4" * 18 + "2" * 4, "4" * 19 + "2" * 3, "4" * 12 + "2" * 10
    places = {"lyon": "Lyon", "montpellier": "Montpellier", "aix_marseille": "Aix"}
    told = []
    with loaded.transaction() as connection:
        names = {place.id: place.name for place in content.territories(connection)}
        waves = [
            revealed(connection, "Vague", said, territory=place, lonely=lonely, health=health)
            for place, said, lonely, health in zip(
                places, (same, other, differs), ("tout", "jamais", "tout"), ("bon", "mauvais", "bon"), strict=True
            )
        ]
    for place, wave in zip(places, waves, strict=True):
        shown = opened(open_page, loaded, page, place, wave=wave, theme="food_democracy")
        assert NAME in words(shown)
        told.append(sent(shown, wave=wave, place=names[place], at=place))
    assert told[0] == told[1]
    assert told[0] != told[2]


@pytest.mark.parametrize("page", ["themes", "theme"])
def test_more_answers_cost_no_more_questions_to_the_database(loaded: Database, open_page: OpenPage, page: str) -> None:
    asked = []
    for n, people in enumerate((1, 4)):
        with loaded.transaction() as connection:
            wave = revealed(
                connection, f"Vague {n}", ("4" * 12 + "2" * 10) * people, territory=("lyon", "aix_marseille")[n]
            )
        statements: list[str] = []
        shown = opened(open_page, loaded, page, ("lyon", "aix_marseille")[n], wave=wave, theme="care")

        def note(_c: object, _cursor: object, statement: str, *_: object, into: list[str] = statements) -> None:
            into.append(statement)

        event.listen(loaded.engine, "before_cursor_execute", note)
        shown.run()
        event.remove(loaded.engine, "before_cursor_execute", note)
        asked.append(len(statements))
    assert asked[0] == asked[1] > 0
