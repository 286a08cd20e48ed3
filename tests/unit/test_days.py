"""A day, and an hour, are written as the language writes them."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import texts
from texts import day_of, hour_of, speaking

OTHER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "day"
msgstr "{day:%m/%d/%Y}"

msgid "hour"
msgstr "{hour:%I.%M}"
"""


def test_a_day_and_the_day_of_a_moment_in_french() -> None:
    assert day_of(date(2026, 3, 9)) == "09/03/2026"
    assert day_of(datetime(2026, 11, 30, 23, 59, tzinfo=UTC)) == "30/11/2026"


def test_another_language_has_its_own_order(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "days.po").write_text(OTHER, encoding="utf-8")
    texts.add(tmp_path)
    try:
        with speaking("en"):
            assert day_of(date(2026, 3, 9)) == "03/09/2026"
            assert hour_of(time(17, 5)) == "05.05"
        assert day_of(date(2026, 3, 9)) == "09/03/2026"
        assert hour_of(time(17, 5)) == "17:05"
    finally:
        texts.drop(tmp_path)
