"""A committee's report, taken away: as PDF, as Word, its figures as a sheet with their code book."""

from collections.abc import Callable, Mapping

from db.engine import Connection
from db.queries.evaluation import report, reported
from domain.evaluation.report import Section
from domain.evaluation.reported import ReportFacts
from domain.staff.roles import READS_SENSITIVE
from formats.spreadsheet import sheet
from frame.act import Deed
from reports.report import in_word, printed
from sentences.evaluation import codebook
from sentences.evaluation.report import composed
from server.staff.file_kinds import CSV, PDF, WORD, Asked, Draw, Kind

Made = Callable[[ReportFacts, tuple[Section, ...]], bytes]


def _of_wave(connection: Connection, wave_id: str) -> str:
    return reported.wave(connection, wave_id).territory


def _drawn(draw: Made) -> Callable[[Deed, Asked], Draw]:
    """Raises ``domain.errors.NotFound``."""

    def made(deed: Deed, asked: Asked) -> Draw:
        here = reported.wave(deed.connection, asked.subject)
        facts = reported.facts(deed.connection, here, deed.now.date())
        sections = composed(facts, report.of(deed.connection, here.id))
        return lambda: draw(facts, sections)

    return made


REPORT: Mapping[str, Kind] = {
    "report": Kind(PDF, READS_SENSITIVE, _of_wave, _drawn(printed)),
    "report_word": Kind(WORD, READS_SENSITIVE, _of_wave, _drawn(in_word)),
    "report_csv": Kind(CSV, READS_SENSITIVE, _of_wave, _drawn(lambda facts, _: sheet(codebook.table(facts)))),
    "report_codebook": Kind(CSV, READS_SENSITIVE, _of_wave, _drawn(lambda facts, _: sheet(codebook.book(facts)))),
}
