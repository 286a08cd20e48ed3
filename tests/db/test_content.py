"""Loading the content: idempotent, and never rewriting what people answered to, agreed to, or what is validated."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from db.content.sync import stored_rows, table_of
from db.engine import Database
from db.models import Base
from db.models.content import ActorRow, ReferenceRow, TerritoryRow, ThemeRow
from db.models.questionnaire import ItemRow, QuestionnaireVersionRow
from db.queries.cooperation import actors
from db.queries.operations import content
from db.queries.participation import questionnaires
from db.queries.priorities import ideas, library
from domain.cooperation.territories import ActorRole
from domain.errors import NotFound
from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import Telling
from domain.operations.content import ContentError
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from tests.content import CONTENT, edit, everything, reload, respond, rewrite

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)


def test_loading_again_changes_nothing(loaded: Database) -> None:
    with loaded.reading() as connection:
        before = everything(connection)
    assert reload(loaded, CONTENT) == 0
    with loaded.reading() as connection:
        assert everything(connection) == before


def test_what_was_loaded_is_what_the_field_says(loaded: Database) -> None:
    with loaded.reading() as connection:
        assert [theme.n for theme in content.themes(connection)] == list(range(1, 10))
        assert len(content.territories(connection)) == 9
        assert len(content.indicators(connection)) == 52
        assert len(library.examples(connection)) == 108
        assert {indicator.theme for indicator in content.indicators(connection, room=True)} == {
            theme.id for theme in content.themes(connection)
        }
        written = {path.stem for path in (CONTENT / "questionnaires").glob("*.yaml")}
        assert {one.id for one in questionnaires.all_questionnaires(connection)} == written
        assert len(questionnaires.questionnaire(connection, "q_resident@1").questions) == 15


def test_an_indicator_comes_back_with_its_rule(loaded: Database) -> None:
    with loaded.reading() as connection:
        (step,) = [rule for rule in content.indicators(connection, theme="insertion") if rule.id == "in_step"]
    yes = frozenset({"metier", "stage", "formation", "emploi", "projet"})
    assert step.calculation == Calculation(Telling.SHARE, ("job_step",), yes, frozenset({"non_concerne"}))
    assert (step.version, step.low, step.high, step.room, step.sensitive) == (1, 0, 100, True, False)


def test_an_actor_with_two_roles_appears_once_with_both_spellings(loaded: Database) -> None:
    with loaded.reading() as connection:
        here = {actor.id: actor for actor in actors.actors(connection, "lyon")}
        counts = actors.role_counts(connection)["lyon"]
    assert here["ugess_lyon"].roles == (ActorRole.LEAD, ActorRole.PARTIAL)
    assert here["ugess_lyon"].labels == {ActorRole.LEAD: "UGESS", ActorRole.PARTIAL: "Ugess"}
    assert here["vrac_lyon"].networks == ("VRAC",)
    assert {here[name].labels[ActorRole.COMPLEMENTARY] for name in ("ccas_lyon", "ccas_villeurbanne")} == {
        "les CCAS des villes de Lyon et Villeurbanne"
    }
    assert (len(here), sum(counts.values())) == (16, 18)


def test_a_consent_is_true_for_its_territory(loaded: Database, folder: Path) -> None:
    edit(folder, "territories.yaml", 'region: "Occitanie"\n', 'region: "Occitanie"\n    retention: "6 mois"\n')
    reload(loaded, folder)
    with loaded.reading() as connection:
        montpellier, lyon = (content.consent(connection, place) for place in ("montpellier", "lyon"))
    assert "Pendant 6 mois." in montpellier.sentences[-3].text
    assert "Pendant 24 mois après la fin de l'enquête." in lyon.sentences[-3].text
    assert [age.id for age in lyon.ages][:2] == ["moins_15", "a15_17"]
    assert not any("{" in said.text for said in lyon.sentences)


def test_unknown_ids_are_not_found(loaded: Database) -> None:
    with loaded.reading() as connection:
        for asked in (
            lambda: content.consent(connection, "atlantis"),
            lambda: questionnaires.latest_version_id(connection, "q_atlantis"),
            lambda: questionnaires.questionnaire(connection, "q_resident@99"),
        ):
            with pytest.raises(NotFound):
                asked()


def test_wrong_files_write_nothing(database: Database, folder: Path) -> None:
    edit(folder, "themes.yaml", "axis: axe_economie", "axis: axe_lunaire")
    with pytest.raises(ContentError):
        reload(database, folder)
    with database.reading() as connection:
        assert {name: rows for name, rows in everything(connection).items() if rows} == {}


def test_a_changed_rule_makes_a_new_version_and_a_better_label_does_not(loaded: Database, folder: Path) -> None:
    edit(folder, "indicators.yaml", 'fr: "Accès digne"', 'fr: "Un accès digne"')
    edit(folder, "indicators.yaml", 'def: "Part des personnes qui se sentent', 'def: "Combien de personnes se sentent')
    edit(folder, "indicators.yaml", 'item: voice, yes: ["4", "5"]', 'item: voice, yes: ["5"]')
    reload(loaded, folder)
    with loaded.reading() as connection:
        found = {indicator.id: indicator for indicator in content.indicators(connection)}
    assert (found["fs_dignity"].fr, found["fs_dignity"].version) == ("Un accès digne", 1)
    assert found["fs_dignity"].definition.startswith("Combien de personnes")
    assert (found["fd_voice"].tally_key, found["em_power"].version) == ("indicator:fd_voice@2", 1)


def test_an_indicator_that_left_is_retired_and_may_come_back(loaded: Database, folder: Path) -> None:
    rewrite(folder / "indicators.yaml", lambda line: "id: sf_egalim" not in line)
    edit(folder, "questionnaires/q_partner.yaml", "[sf_egalim]", "[]")
    reload(loaded, folder)
    with loaded.reading() as connection:
        assert "sf_egalim" not in {indicator.id for indicator in content.indicators(connection)}
    reload(loaded, CONTENT)
    with loaded.reading() as connection:
        assert "sf_egalim" in {indicator.id for indicator in content.indicators(connection)}


def test_what_left_the_files_goes_unless_something_points_at_it(loaded: Database, folder: Path) -> None:
    respond(loaded)
    with loaded.transaction() as connection:
        words = Words("Une cuisine partagée", "", "care")
        ideas.propose(connection, Idea("proposed", "lyon", words, Proposer.STRUCTURE), By("facilitator", NOW))
        ideas.publish(connection, "proposed", By("facilitator", NOW))
    text = (folder / "territories.yaml").read_text(encoding="utf-8")
    lyon, after = text.index("  - id: lyon"), text.index("  - id: aix_marseille")
    shortened = text[:lyon] + "\n".join(line for line in text[after:].splitlines() if "id: finistere" not in line)
    (folder / "territories.yaml").write_text(shortened, encoding="utf-8")
    rewrite(folder / "actors.yaml", lambda line: "civam_29" not in line and "gesra" not in line)
    for name in ("priorities", "ready_votes"):  # votes to begin with offer some of them
        (folder / f"{name}.yaml").write_text(f"{name}: []", encoding="utf-8")
    reload(loaded, folder)
    with loaded.reading() as connection:
        territories = set(connection.execute(select(TerritoryRow.id)).scalars())
        known = set(connection.execute(select(ActorRow.id)).scalars())
        assert len(actors.actors(connection, "lyon")) == 16
        assert library.examples(connection) == ()
        assert [priority.id for priority in library.library(connection, "lyon")] == ["proposed"]
    assert "lyon" in territories
    assert "finistere" not in territories
    assert "gesra" in known
    assert "civam_29" not in known


def test_themes_may_change_places(loaded: Database, folder: Path) -> None:
    edit(folder, "themes.yaml", "n: 1,", "n: 99,")
    edit(folder, "themes.yaml", "n: 2,", "n: 1,")
    edit(folder, "themes.yaml", "n: 99,", "n: 2,")
    reload(loaded, folder)
    with loaded.reading() as connection:
        assert [theme.id for theme in content.themes(connection)][:2] == ["food_practices", "food_security"]


def test_a_theme_that_was_asked_about_is_kept_without_disturbing_the_others(loaded: Database, folder: Path) -> None:
    respond(loaded)
    for path in (folder / "themes.yaml", folder / "indicators.yaml", folder / "priorities.yaml"):
        rewrite(path, lambda line: "id: care," not in line and "theme: care," not in line)
    (folder / "ready_votes.yaml").write_text("ready_votes: []", encoding="utf-8")  # some offer what goes
    edit(folder, "themes.yaml", "n: 5,", "n: 4,")
    for name in ("q_resident", "q_followup", "q_partner", "mod_social"):
        edit(folder, f"questionnaires/{name}.yaml", "theme: care, ", "theme: skills, ")
        for indicator in ("ca_health", "ca_feel_good", "ca_oriented", "ca_forgone"):
            text = (folder / f"questionnaires/{name}.yaml").read_text(encoding="utf-8")
            (folder / f"questionnaires/{name}.yaml").write_text(text.replace(f"[{indicator}]", "[]"), encoding="utf-8")
    reload(loaded, folder)
    with loaded.reading() as connection:
        numbers = {theme.id: theme.n for theme in content.themes(connection)}
    assert (numbers["skills"], numbers["care"]) == (4, 10)
    assert reload(loaded, folder) == 0


def test_a_tenth_theme_needs_no_code(loaded: Database, folder: Path) -> None:
    tenth = '  - {id: joy, n: 10, fr: "Joie", icon: celebration, axis: axe_democratie, sdg: [3]}\n'
    with (folder / "themes.yaml").open("a", encoding="utf-8") as file:
        file.write(tenth)
    reload(loaded, folder)
    with loaded.reading() as connection:
        assert content.themes(connection)[-1].fr == "Joie"
    reload(loaded, CONTENT)
    with loaded.reading() as connection:
        assert connection.execute(select(ThemeRow).where(ThemeRow.id == "joy")).all() == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [("sans_nom", "Nous ne demandons pas"), ("melange", "Vos réponses sont mélangées"), ("ticket", "À la fin, vous")],
)
def test_a_consent_somebody_gave_keeps_its_words(loaded: Database, folder: Path, entry: str, words: str) -> None:
    edit(folder, "consent.yaml", words, f"{words} vraiment")
    assert reload(loaded, folder) > 0
    assert reload(loaded, CONTENT) > 0
    respond(loaded)
    with pytest.raises(ContentError, match=rf"{entry}: people agreed"):
        reload(loaded, folder)
    edit(folder, "consent.yaml", '{id: version, fr: "2"}', '{id: version, fr: "3"}')
    reload(loaded, folder)
    with loaded.reading() as connection:
        assert content.consent(connection, "lyon").version == "3"


def test_a_questionnaire_that_left_stays_if_it_was_answered(loaded: Database, folder: Path) -> None:
    respond(loaded, "q_democracy")
    for name in ("q_democracy", "q_closing"):
        (folder / f"questionnaires/{name}.yaml").unlink()
    orphans = ("fd_rung", "fd_dims", "em_acts", "em_rights", "ws_mood")
    rewrite(folder / "indicators.yaml", lambda line: not any(f"id: {orphan}," in line for orphan in orphans))
    reload(loaded, folder)
    with loaded.reading() as connection:
        versions = set(connection.execute(select(QuestionnaireVersionRow.id)).scalars())
        assert len(questionnaires._stored(connection, "q_democracy@1").questions) == 14
        locked = connection.execute(select(ItemRow.item).where(ItemRow.item == "mood")).scalars().all()
    assert "q_democracy@1" in versions
    assert "q_closing@1" not in versions
    assert locked == ["mood"]


# Of the specification, what stands here in another form (docs/decisions/0139): who gains by an effect, and who might
# fund it, are asked of each effect; «un autre objectif» is one of the seventeen, all of which are offered.
OF_EACH_EFFECT = {"p14": 11, "p15": 11, "effect_beneficiaries": 11, "effect_funders": 11}
OFFERED_WHOLE = {"odd_autre"}
FIXTURES = Path(__file__).parents[2].parent / "shared" / "domain" / "fixtures"


def named(found: object) -> Iterator[str]:
    """Every id that a fixture gives, and the names of actors."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key in {"id", "item"}:
                yield str(value)
            elif key in {"actors_free", "chef_de_file", "interaction_partielle", "mobilisable", "complementaire"}:
                yield from value
            else:
                yield from named(value)
    elif isinstance(found, list):
        for value in found:
            yield from named(value)


def test_nothing_of_the_specification_is_dropped(loaded: Database) -> None:
    if not FIXTURES.is_dir():
        pytest.skip("the specification's fixtures are not beside this checkout")
    with loaded.reading() as connection:
        stored = {
            str(value)
            for table in Base.metadata.sorted_tables
            for row in stored_rows(connection, table)
            for column, value in row.items()
            if column in {"id", "item", "label_in_source"}
        }
        goals = {row["fr"] for row in stored_rows(connection, table_of(ReferenceRow)) if row["list"] == "sdg"}
    wanted = {
        name for path in FIXTURES.glob("*.yaml") for name in named(yaml.safe_load(path.read_text(encoding="utf-8")))
    }
    assert len(wanted) > 500
    assert wanted - stored == {*OF_EACH_EFFECT, *OFFERED_WHOLE}
    found = {name: len([each for each in stored if each.startswith(f"{name}_")]) for name in OF_EACH_EFFECT}
    assert found == OF_EACH_EFFECT
    assert set(yaml.safe_load((FIXTURES / "sdg.yaml").read_bytes())["sdg"].values()) == goals


def test_two_servers_may_load_at_the_same_time(database: Database) -> None:
    with ThreadPoolExecutor(2) as pool:
        changed = list(pool.map(lambda _: reload(database, CONTENT), range(2)))
    assert min(changed) == 0
    assert max(changed) > 500
