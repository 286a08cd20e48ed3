"""What organisations said of themselves and of one another goes with its wave: of two waves, each on its day."""

from datetime import date
from pathlib import Path

from sqlalchemy import func, select, update

from db import keeping
from db.engine import Database
from db.models.partners import PartnerLinkRow
from db.models.pooled import CommitmentEntryRow, CommitmentRow, MeansRow, MeansShareRow
from db.models.ties import AgreementRow, SheetVersionRow, TieHandoverRow, TieRow
from db.models.workshop import WaveRow
from db.queries.cooperation import commitments, means, partners, sheets, ties
from db.queries.operations import kept
from domain.cooperation.commitments import EntryKind
from domain.cooperation.sheets import Family as Shown
from domain.cooperation.sheets import OrganisationSheet
from domain.operations.retention import TERMS, Stock
from tests.ballots import SECRET
from tests.structures import BY, LYON, agrees, hands, needs, offers, proposes, says, seats, shares, tells, wave

ENDS = {"Vague 2": date(2027, 6, 30), "Vague 1": date(2026, 12, 31)}
SAID = (TieRow, SheetVersionRow, MeansRow, MeansShareRow, CommitmentRow, CommitmentEntryRow)


def left(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        return {
            row.__tablename__: connection.execute(select(func.count()).select_from(row)).scalar_one() for row in SAID
        }


def purged(database: Database, day: date) -> int:
    return keeping.purge(database, day, SECRET, Path("nowhere")).get(Stock.PARTNERS, 0)


def told(database: Database) -> dict[str, str]:
    """Two structures say the same in two waves; in the second, they speak again of what was said in the first."""
    with database.transaction() as connection:
        waves = {label: wave(connection, "lyon", label) for label in reversed(ENDS)}
        for label, one in waves.items():
            connection.execute(update(WaveRow).where(WaveRow.id == one).values(ends_on=ENDS[label]))
        former: tuple[str, str] | None = None
        for one in waves.values():
            here = seats(connection, one, LYON[:2])
            grap, vrac = here["grap"], here["vrac_lyon"]
            for seat in (vrac, grap):
                agrees(connection, seat, Shown.MEANS)
            says(connection, vrac, "grap=2")
            says(connection, grap, "vrac_lyon=1")
            hands(connection, vrac)
            sheets.keep(
                connection, grap, OrganisationSheet(version=sheets.sheet(connection, grap).version), frozenset(), BY
            )
            pair = (needs(connection, vrac, "res_local"), offers(connection, grap, "res_local"))
            for seat in (grap, vrac):
                shares(connection, seat, *pair)
                if former:
                    shares(connection, seat, *former)
            former = pair
            tells(connection, vrac, proposes(connection, grap, "vrac_lyon", name=f"of {one}"), EntryKind.ACCEPTED)
    return waves


def test_of_two_waves_each_goes_on_its_day_with_all_that_was_said(loaded: Database) -> None:
    waves = told(loaded)
    assert left(loaded) == {
        "tie_declaration": 4, "structure_sheet": 2, "means": 4, "means_share": 6, "commitment": 2,
        "commitment_entry": 2,
    }  # fmt: skip
    with loaded.reading() as connection:
        heaps = {heap.subject: heap.n for heap in kept.of(connection, Stock.PARTNERS)}
        assert heaps == dict.fromkeys(waves.values(), 6)
    gone = {label: TERMS[Stock.PARTNERS].until(day) for label, day in ENDS.items()}
    assert purged(loaded, date(2028, 12, 30)) == 0
    assert purged(loaded, gone["Vague 1"]) == 6
    assert left(loaded) == {
        "tie_declaration": 2, "structure_sheet": 1, "means": 2, "means_share": 2, "commitment": 1,
        "commitment_entry": 1,
    }  # fmt: skip
    with loaded.reading() as connection:
        assert {one.wave for one in means.pool(connection, waves["Vague 2"]).means} == {waves["Vague 2"]}
        assert ties.network(connection, waves["Vague 1"]).said == {}
    assert purged(loaded, gone["Vague 1"]) == 0
    assert purged(loaded, gone["Vague 2"]) == 6
    assert left(loaded) == dict.fromkeys(left(loaded), 0)
    with loaded.reading() as connection:  # that they answered, and what they agreed to, names nobody's words
        for row, n in ((TieHandoverRow, 2), (AgreementRow, 4)):
            assert connection.execute(select(func.count()).select_from(row)).scalar_one() == n


def test_a_commitment_is_kept_as_long_as_somebody_speaks_of_it(loaded: Database) -> None:
    waves = told(loaded)
    first = f"of {waves['Vague 1']}"
    with loaded.transaction() as connection:
        live = select(PartnerLinkRow.id).where(
            PartnerLinkRow.wave_id == waves["Vague 2"], PartnerLinkRow.actor_id == "grap"
        )
        grap = partners.seat(connection, connection.execute(live).scalar_one())
        tells(connection, grap, first, EntryKind.REVIEWED, "Tout va bien")
    purged(loaded, TERMS[Stock.PARTNERS].until(ENDS["Vague 1"]))
    with loaded.reading() as connection:
        found = {one.id: len(one.entries) for one in commitments.mine(connection, grap)}
    assert found == {first: 2, f"of {waves['Vague 2']}": 1}
