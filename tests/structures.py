"""Organisations that hold a link, for tests, in an order that is not that of the lists."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, update

from db.models.partners import PartnerResponseRow
from db.models.workshop import WaveRow
from db.queries.cooperation import answers, commitments, means, partners, sheets, ties
from db.queries.evaluation import waves
from domain.cooperation.commitments import Commitment, CommitmentWords, Entry, EntryKind, Form
from domain.cooperation.means import MeansWords, Share, Side
from domain.cooperation.partners import Progress, Seat
from domain.cooperation.sheets import Agreement, Audience, Family
from domain.cooperation.ties import Declaration
from domain.participation import kinds
from domain.participation.kinds import Ticks
from domain.participation.questionnaire import NO_ANSWER, Questionnaire
from domain.staff.by import By

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("partner", NOW)
NAMES = (  # as long as those of the real lists
    "Vrac", "GRAP", "Réseau Cocagne", "Secours Catholique", "CIVAM Bio Ariège-Garonne", "Banque Alimentaire",
    "Fédération des Centres Sociaux du Rhône", "la Fédération des Acteurs de Solidarité", "Oasis citadine", "CCAS",
    "collectif Nourrir la ville (Inpact)",
)  # fmt: skip
LYON = ("grap", "vrac_lyon", "belle_bouffe", "cocagne_lyon", "ccas_lyon")


def wave(connection: Connection, territory: str, label: str) -> str:
    """A wave of that label."""
    return waves.add(connection, territory, label)


def link(connection: Connection, wave_id: str, actor: str) -> str:
    """The secret of a new link of that organisation."""
    return partners.invite(connection, wave_id, actor, by=By("facilitator", NOW))


def seats(connection: Connection, wave_id: str, actors: Sequence[str]) -> dict[str, Seat]:
    """What the new links of these organisations open."""
    return {one: partners.seat_of(connection, link(connection, wave_id, one)) for one in actors}


def says(connection: Connection, seat: Seat, *rows: str) -> None:
    """Rows such as ``grap=2`` of a new draft."""
    for row in rows:
        other, _, level = row.partition("=")
        ties.declare(connection, seat, other, Declaration(level, version=_version(connection, seat, other)))


def _version(connection: Connection, seat: Seat, other: str) -> int:
    return ties.mine(connection, seat).get(other, Declaration()).version


def agrees(
    connection: Connection,
    seat: Seat,
    family: Family = Family.TIES,
    *,
    agreed: bool = True,
    audience: Audience = Audience.PUBLIC,
) -> None:
    """Say whether, and for whom, this organisation is named with that family."""
    before = sheets.agreements(connection, seat)[family]
    said = Agreement(audience if agreed else Audience.NOBODY, before.version)
    sheets.agree(connection, seat, family, said, BY)


def hands(connection: Connection, *seats_: Seat) -> None:
    """Each of them hands its ties over."""
    for one in seats_:
        ties.hand_over(connection, one, BY)


def offers(connection: Connection, seat: Seat, type_: str, words: str = "Une cuisine", *, name: str = "") -> str:
    """This organisation offers means of that type; returns the id."""
    return _means(connection, seat, MeansWords(Side.OFFER, type_, words), name)


def needs(connection: Connection, seat: Seat, type_: str, words: str = "De quoi cuisiner", *, name: str = "") -> str:
    """It needs means of that type."""
    return _means(connection, seat, MeansWords(Side.NEED, type_, words), name)


def _means(connection: Connection, seat: Seat, words: MeansWords, name: str) -> str:
    id_ = name or f"{words.side}_{words.type}_{seat.actor}_{seat.wave}"
    means.say(connection, seat, words, BY, id_)
    return id_


def shares(connection: Connection, seat: Seat, need: str, offer: str, *, yes: bool = True) -> None:
    """This end says whether the two are really shared."""
    before = means.around(connection, seat)
    said = before.says.get((need, offer), {})
    [side] = [
        one for found, one in before.around(seat.actor, BY.day) if (found.need.id, found.offer.id) == (need, offer)
    ]
    means.share(connection, seat, (need, offer), Share(yes, said.get(side, Share()).version), BY)


def proposes(connection: Connection, seat: Seat, to: str, form: Form = Form.ORAL, *, name: str = "") -> str:
    """This organisation proposes a commitment to that one; returns its id."""
    id_ = name or f"{seat.actor}_to_{to}"
    words = CommitmentWords(
        to, f"Ce que {seat.actor} donne", f"Ce que {to} donne", form, NOW.date(), date(2027, 11, 28)
    )
    commitments.propose(connection, seat, words, BY, id_)
    return id_


def tells(connection: Connection, seat: Seat, commitment: str, what: EntryKind, words: str = "") -> None:
    """It says that of the commitment, as it reads it."""
    commitments.write(connection, seat, read(connection, seat, commitment), Entry(what, seat.actor, BY.day, words), BY)


def read(connection: Connection, seat: Seat, commitment: str) -> Commitment:
    """The commitment as this organisation reads it."""
    [found] = [one for one in commitments.mine(connection, seat) if one.id == commitment]
    return found


def answered(connection: Connection, seat: Seat, given: Mapping[str, str | None]) -> None:
    """This organisation has finished at the desk, with these answers and no others."""
    for number, (question, value) in enumerate(given.items()):
        now = partners.seat(connection, seat.link)
        answers.record(connection, now, (question, value), "device", number + 1, f"{seat.link} {question}")
    done = update(PartnerResponseRow).where(PartnerResponseRow.wave_id == seat.wave)
    connection.execute(done.where(PartnerResponseRow.actor_id == seat.actor).values(state=Progress.COMPLETE))


def over(connection: Connection, wave_id: str, on: datetime = NOW) -> None:
    """The last day of a wave was the day before."""
    yesterday = on.date() - timedelta(days=1)
    connection.execute(update(WaveRow).where(WaveRow.id == wave_id).values(ends_on=yesterday))


def everything(asked: Questionnaire, place: int) -> dict[str, str | None]:
    """Answers to all that may be chosen, as the structure at this place gives them: no two give the same ones."""
    given: dict[str, str | None] = {}
    for number, question in enumerate(asked.questions):
        kind = kinds.of(question)
        said = [one.id for one in question.choices if one.id not in NO_ANSWER and not one.exclusive]
        if kind.in_rows and question.rows and said:
            rows = enumerate(question.rows)
            given[question.id] = " ".join(
                f"{row.id}={said[(place * (at + 2) + number) % len(said)]}" for at, row in rows
            )
        elif kind.ticks is Ticks.SEVERAL:
            chosen = [one for at, one in enumerate(said) if (place + at + number) % 3 or at == place % len(said)]
            given[question.id] = " ".join(chosen[: question.max_choices or len(chosen)])
        elif said and not question.choices_from:
            given[question.id] = said[(place + number) % len(said)]
    shares = ((60, 30, 10), (20, 60, 20), (10, 60, 30), (40, 40, 20))[place % 4]
    given |= dict(zip(("p09a", "p09b", "p09c"), map(str, shares), strict=True))
    given |= {"p19": str(2014 + place % 12), "p28a": str(4 + place), "p28b": str(3 + place), "p28c": str(2 + place % 2)}
    return given
