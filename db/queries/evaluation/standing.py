"""Where the evaluation of a territory stands, for a page that many look at (docs/decisions/0164).

What may change is asked at each look, all of it in one statement. What never does, a published version above all, is
read once in a process, however many look.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, cast, func, literal, literal_column, select, union_all
from sqlalchemy.orm import aliased

from db.content.sync import table_of
from db.models.content import IndicatorRow, ThemeRow
from db.models.life import IndicatorEntryRow
from db.models.publication import PublicationRow
from db.models.questionnaire import QuestionnaireVersionRow
from db.models.workshop import WaveRow, WorkshopQuestionnaireRow, WorkshopRow
from db.queries.evaluation import life, order, publications, spreads
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.evaluation.compare import ToldWave
from domain.evaluation.disclosure import Version
from domain.evaluation.indicators import Theme
from domain.evaluation.life import Entry, Life
from domain.evaluation.overview import Overview
from domain.evaluation.spreads import Spread
from domain.evaluation.waves import Wave
from domain.operations.versions import Versions
from domain.participation.questionnaire import Question

KEPT = 128  # waves as they stand, for a committee and for others, with what they were before
PUBLISHED, WRITTEN = 1_024, 4_096  # versions of waves; entries of the lives of indicators

Rows = Sequence[tuple[str, ...]]
Asked = Mapping[str, tuple[Question, ...]]


_numbers = count(1)
_standings = Versions[Overview](KEPT)
_published = Versions[Version](PUBLISHED)
_entries = Versions[Entry](WRITTEN)
_spreads = Versions[Mapping[str, Spread]](KEPT)


def of(connection: Connection, wave: Wave, *, sensitive: bool = False) -> Overview:
    """Where it stands now. The cost does not grow with the answers.

    ``sensitive``: with what was drawn of sensitive answers, which is a committee's alone.
    """
    said = tuple(sorted(map(tuple, connection.execute(_NOW, {"territory": wave.territory}).all())))
    place = _place(connection)
    return _standings.of(
        (place, wave, sensitive, said), lambda: _standing(connection, place, wave, said, sensitive=sensitive)
    )


def spread(connection: Connection, wave: Wave, here: Overview) -> Mapping[str, Spread]:
    """How answers spread in the wave, by measure: told of blocks, each of which makes another version of the wave."""
    key = (_place(connection), wave.id, here.published)
    return _spreads.of(key, lambda: spreads.of_wave(connection, wave.id))


def _place(connection: Connection) -> Hashable:
    """Of which database a value is kept; what a transaction writes is nobody else's before that ends well."""
    writes = connection.get_execution_options().get("tablee_writes", False)
    return object() if writes else connection.engine.url


def _standing(connection: Connection, place: Hashable, wave: Wave, said: Rows, *, sensitive: bool) -> Overview:
    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for kind, *texts in said:
        rows[kind].append(tuple(texts))
    alike = [row for row in rows["wave"] if row[1] == str(int(wave.demonstration))]
    told, asked = _versions(connection, place, rows["told"], sensitive=sensitive), _asked(connection, rows["asked"])
    known = tuple(
        ToldWave(key, label, *_told(told.get(key)), asked.get(key, {}))
        for key, _, _, _, label in sorted(alike, key=lambda row: (row[2], int(row[3]), row[4]))
    )
    rules = sorted(rows["rule"], key=lambda row: int(row[3]))
    return Overview(
        version=next(_numbers),
        themes=tuple(Theme(key, int(n), fr, icon) for key, n, fr, icon, _ in _by_number(rows["theme"])),
        indicators=content.indicators_of(connection, tuple((key, int(n), digest) for key, n, digest, *_ in rules)),
        life=_life(connection, place, rows["life"]),
        mine=next((one for one in known if one.wave == wave.id), ToldWave(wave.id, wave.label, 0, {}, {})),
        known=known,
        published=next((key for key, scope, *_ in rows["told"] if scope == f"public:{wave.id}"), ""),
    )


def _versions(connection: Connection, place: Hashable, rows: Rows, *, sensitive: bool) -> dict[str, Version]:
    """By wave, what its last version tells, and that of its lots; those that nobody has read yet in one statement."""

    def fetch(missing: Sequence[Any]) -> Mapping[Hashable, Version]:
        by_id = publications.of_ids(connection, [key for _, key in missing])
        return {one: by_id.get(one[1], Version(0, ())) for one in missing}  # one may have been erased at this moment

    mine = [row for row in rows if sensitive or row[1].startswith("public:")]
    found: dict[str, Version] = {}
    for (_, scope, *_), version in zip(mine, _published.each([(place, row[0]) for row in mine], fetch), strict=True):
        wave = scope.partition(":")[2]
        before = found.get(wave, Version(0, ()))
        found[wave] = Version(before.population + version.population, before.figures + version.figures)
    return found


def _told(version: Version | None) -> tuple[int, dict[str, Any]]:
    return (version.population, {one.indicator_id: one for one in version.figures}) if version else (0, {})


def _asked(connection: Connection, rows: Rows) -> dict[str, Asked]:
    """By wave and item, the questions of its workshops, each wording once."""
    found: dict[str, dict[str, dict[int, Question]]] = defaultdict(lambda: defaultdict(dict))
    for wave, key, digest, *_ in rows:
        for question in questionnaires.questionnaire(connection, key, digest).questions:
            found[wave][question.item].setdefault(question.item_version, question)
    return {wave: {item: tuple(said.values()) for item, said in items.items()} for wave, items in found.items()}


def _life(connection: Connection, place: Hashable, rows: Rows) -> Life:
    """What was written of indicators there. An entry changes in one thing only: that it was taken back."""

    def fetch(missing: Sequence[Any]) -> Mapping[Hashable, Entry]:
        by_id = life.of_ids(connection, [row[0] for _, row in missing])
        return {(where, row): by_id[row[0]] for where, row in missing}

    written = _entries.each([(place, row) for row in rows], fetch)
    now = (replace(one, taken_back=row[1] == "1") for one, row in zip(written, rows, strict=True))
    return Life(tuple(sorted(now, key=lambda one: one.number)))


def _by_number(rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: int(row[1]))


def _texts(kind: str, *columns: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401  columns of any type
    """``kind`` and five texts: what all parts of the one statement are made of."""
    none = (literal_column("''", Text) for _ in range(5 - len(columns)))
    return select(literal_column(f"'{kind}'", Text).label("kind"), *(cast(one, Text) for one in columns), *none)


def _statement() -> Any:  # noqa: ANN401  SQLAlchemy's own type of it
    here = (WaveRow.territory_id == bindparam("territory")) & (WaveRow.rehearsal == False)  # noqa: E712  SQL
    moment, position, _ = order.in_time()
    newer, entry, version = aliased(PublicationRow), table_of(IndicatorEntryRow), QuestionnaireVersionRow
    last = select(func.max(newer.position)).where(newer.scope == PublicationRow.scope).scalar_subquery()
    scopes = [literal(f"{kind}:", Text) + WaveRow.id for kind in ("public", "lots")]
    rule = (*content.VERSIONS.selected_columns, IndicatorRow.position)
    asked = _texts("asked", WorkshopRow.wave_id, version.id, version.digest).distinct()
    return union_all(
        _texts("wave", WaveRow.id, WaveRow.demonstration, moment, position, WaveRow.label).where(here),
        _texts("told", PublicationRow.id, PublicationRow.scope)
        .join_from(WaveRow, PublicationRow, PublicationRow.scope.in_(scopes))
        .where(here, PublicationRow.position == last),
        asked.join_from(WaveRow, WorkshopRow, WorkshopRow.wave_id == WaveRow.id)
        .join(WorkshopQuestionnaireRow, WorkshopQuestionnaireRow.workshop_id == WorkshopRow.id)
        .join(version, version.id == WorkshopQuestionnaireRow.version_id)
        .where(here),
        _texts("life", entry.c.id, entry.c.taken_back, entry.c.kind, entry.c.name, entry.c.words).where(
            entry.c.territory_id == bindparam("territory")
        ),
        _texts("theme", ThemeRow.id, ThemeRow.n, ThemeRow.fr, ThemeRow.icon),
        content.VERSIONS.with_only_columns(*_texts("rule", *rule).exported_columns).order_by(None),
    )


_NOW = _statement()  # built once: every look asks it
