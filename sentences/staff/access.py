"""Links of one use in words: for whom, to do what, made by whom, until when."""

from collections.abc import Mapping

from domain.staff.access import WaitingLink
from domain.staff.accounts import Account
from domain.workshops.hours import here
from sentences.staff.accounts import named, role_at
from texts import day_of, say


def waits(link: WaitingLink, account: Account | None, places: Mapping[str, str]) -> str:
    """One link that waits. ``account``: the one that gets a new password, if it is not an invitation."""
    until = day_of(here(link.until))
    by = link.by or say("journal.server")
    if link.role is None or link.territory is None:
        whom = named(account) if account else say("journal.erased")
        return say("access.waits_renewal", whom=whom, by=by, until=until)
    return say("access.waits", whom=link.whom, role=role_at(link.role, link.territory, places), by=by, until=until)
