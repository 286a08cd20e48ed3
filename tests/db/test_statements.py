"""Effects of two waves: stated once, with what shows them; words that are taken back go from here too."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.models.staff import AuditRow
from db.models.statements import EffectStatementRow
from db.queries.evaluation import reported, statements, waves
from domain.errors import RequestReused, WordsMissing
from domain.evaluation.report import Heading, Written
from domain.evaluation.statements import (
    NothingShows,
    Polarity,
    Statement,
    UnknownProof,
    UnknownStatement,
    Whom,
    of,
)
from domain.participation.masks import MASK
from domain.staff.by import By
from sentences.evaluation.report import composed
from sentences.evaluation.statements import line
from texts import say

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)
EXPECTED = Statement("care", "On dort mieux.", Whom.RESIDENTS, direct=True, polarity=Polarity.EXPECTED)
WORSE = Statement(
    "care", "Les bénévoles sont fatigués. Écrire à a@b.fr", Whom.VOLUNTEERS, direct=False, polarity=Polarity.WORSE,
    evidence="Trois départs en mars.",
)  # fmt: skip


def two(connection: Connection) -> tuple[str, str]:
    second, first = (waves.add(connection, place, "Automne") for place in ("montpellier", "lyon"))
    return first, second


def test_each_wave_has_its_own_stated_once_and_taken_back(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        statements.state(connection, second, WORSE, BY, "b")
        statements.state(connection, first, WORSE, BY, "c")
        statements.state(connection, first, EXPECTED, BY, "a")
        statements.state(connection, first, EXPECTED, BY, "a")
        with pytest.raises(RequestReused):
            statements.state(connection, first, WORSE, BY, "a")
    with loaded.transaction() as connection:  # a reload
        known = statements.of(connection, first)
        assert [one.said.direct for one in of(known)] == [True, False]
        assert [one.id for one in of(known, whom=Whom.VOLUNTEERS)] == ["c"]
        assert MASK in of(known, among={Polarity.WORSE})[0].said.text
        statements.take_back(connection, first, "a", BY)
        statements.take_back(connection, first, "a", BY)
        with pytest.raises(UnknownStatement):
            statements.take_back(connection, first, "b", BY)
        assert [one.id for one in statements.of(connection, first)] == ["c"]
        assert [one.id for one in statements.of(connection, second, "care")] == ["b"]
        assert not statements.of(connection, second, "skills")
    with loaded.reading() as connection:
        acts = list(connection.execute(select(AuditRow.action).order_by(AuditRow.number)).scalars())
    assert acts.count("wave.effect_stated") == 3
    assert acts.count("wave.effect_taken_back") == 1


def test_what_nobody_expected_says_what_shows_it(loaded: Database) -> None:
    bare = Statement("care", "C’est pire.", Whom.RESIDENTS, direct=True, polarity=Polarity.WORSE)
    with loaded.transaction() as connection:
        first, _ = two(connection)
        refused = {
            bare: NothingShows,
            Statement("care", " ", Whom.RESIDENTS, direct=True, polarity=Polarity.EXPECTED): WordsMissing,
            Statement("none", "Oui.", Whom.RESIDENTS, direct=True, polarity=Polarity.EXPECTED): UnknownStatement,
            Statement("care", "Oui.", Whom.FUNDERS, True, Polarity.BETTER, "", "ca_health", "Secret"): UnknownProof,  # noqa: FBT003
            Statement("care", "Oui.", Whom.FUNDERS, True, Polarity.BETTER, quote="nobody's"): UnknownProof,  # noqa: FBT003
        }
        for said, error in refused.items():
            with pytest.raises(error):
                statements.state(connection, first, said, BY, error.__name__)
        shown = Statement("care", "Oui.", Whom.FUNDERS, True, Polarity.BETTER, "", "ca_feel_good", "8 sur 13")  # noqa: FBT003
        statements.state(connection, first, shown, BY, "shown")
        [one] = statements.of(connection, first)
        assert "8 sur 13" in line(one, {})
    row = {"id": "x", "wave_id": first, "theme_id": "care", "words": "Pire.", "whom": "habitants", "direct": True}
    row |= {"polarity": "worse", "evidence": "", "indicator_id": None, "snapshot": "", "quote_id": None}
    row |= {"day": date(2026, 11, 28), "role": "committee", "taken_back": False, "made_at": NOW}
    with loaded.transaction() as connection, pytest.raises(IntegrityError), connection.begin_nested():
        connection.execute(insert(EffectStatementRow).values(**row))


def test_the_report_has_them_by_stakeholder_and_bad_news_under_their_heading(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        statements.state(connection, first, WORSE, BY, "a")
        statements.state(connection, first, EXPECTED, BY, "b")
        statements.state(connection, second, EXPECTED, BY, "c")
    with loaded.reading() as connection:
        known = {one.id: one for one in waves.waves(connection)}
        one, other = (reported.facts(connection, known[key], NOW.date()) for key in (first, second))
    empty = {heading: Written() for heading in Heading}
    sections = {section.heading: [line.words for line in section.lines] for section in composed(one, empty)}
    stated = " ".join(sections[Heading.STAKEHOLDERS])
    assert stated.index("On dort mieux.") < stated.index("Les bénévoles sont fatigués.")
    assert say("statement.indirect") in stated
    assert any("Trois départs en mars." in line for line in sections[Heading.ADVERSE])
    assert say("report.adverse_none") not in sections[Heading.ADVERSE]
    others = {section.heading: [line.words for line in section.lines] for section in composed(other, empty)}
    assert say("report.adverse_none") in others[Heading.ADVERSE]
    assert "bénévoles" not in " ".join(others[Heading.STAKEHOLDERS])


def test_a_quote_that_was_taken_back_is_said_to_be(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, _ = two(connection)
        statements.state(connection, first, WORSE, BY, "a")
        row = EffectStatementRow
        connection.execute(update(row).where(row.id == "a").values(quote_id="gone"))
        [one] = statements.of(connection, first)
    assert say("statement.quote_gone") in line(one, {})
    assert "Moins seule" in line(one, {"gone": "Moins seule"})
