"""The journal in plain sentences: who did what, and when; papers copied one after the other are one line."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from domain.staff.journal import JournalLine
from domain.votes.pile import AGREED
from domain.workshops.hours import here
from texts import Language, day_of, hour_of, say
from texts.typography import typeset


def sentences(acts: Sequence[JournalLine]) -> list[str]:
    """One sentence an act, with its day and time; acts that repeat themselves are told once, with their number."""
    told = []
    for _, some in groupby(acts, key=_alike):
        same = list(some)
        last = same[0]
        when = say("journal.when", day=day_of(here(last.at)), time=hour_of(here(last.at)))
        told.append(f"{when} {_sentence(last, len(same))}")
    return told


def _alike(act: JournalLine) -> tuple[object, ...]:
    repeated = act.action in {"vote.paper_copied", "session.opened"}
    return act.by, act.action, act.about, act.details.get("reading"), None if repeated else act.number


def _sentence(act: JournalLine, n: int) -> str:
    told = {name: value for name, value in act.details.items() if isinstance(value, int | str)}
    values: dict[str, Any] = {"n": n, "raised": ""} | told
    if isinstance(raised := act.details.get("raised"), Mapping):
        values["raised"] = ", ".join(say("paper.mark", option=option, mark=count) for option, count in raised.items())
    if "tongue" in act.details:
        values["tongue"] = Language.of(str(act.details["tongue"])).name
    if "status" in act.details:
        values["status"] = say(f"consent.status.{act.details['status']}").lower()
    if "ends" in told:
        values["ends"] = day_of(date.fromisoformat(str(told["ends"])))
    if "role" in told:
        values["role"] = say(f"role.{told['role']}")
    by = act.by or say("journal.server")
    noun, _, verb = act.action.partition(".")
    if act.action == "people.counted" and "before" not in told:
        verb = "counted_first"
    if act.action == "vote.paper_settled" and "kept" in told:
        verb = "paper_read_anew" if told["kept"] == AGREED else "paper_kept"
    if "remote" in told and verb.startswith("step_"):
        verb += "_by_remote"
    return say(f"act.{noun}.{verb}", **values | {"by": by, "about": typeset(act.about) or say("journal.erased")})
