"""How far the invited organisations are, as a table."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from domain.cooperation.partners import Invitation
from texts import day_of, say
from texts.typography import typeset


def table(invitations: Sequence[Invitation]) -> pd.DataFrame:
    """Every organisation, with its state and the day of its link."""
    return pd.DataFrame(
        {
            say("partners.structure"): [typeset(each.name) for each in invitations],
            say("partners.state"): [say(f"partners.{each.progress}") for each in invitations],
            say("partners.linked_on"): [_day(each.linked_on) for each in invitations],
        }
    )


def _day(day: date | None) -> str:
    return day_of(day) if day else say("partners.no_link")
