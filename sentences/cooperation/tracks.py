"""A way to engage organisations, in a sentence."""

from domain.cooperation.tracks import Approach, Track
from texts import say


def about(one: Approach) -> str:
    """What was said of it."""
    if one.track is Track.PROJECT:
        return say(
            "track.said_project",
            potential=say(f"track_degree.{one.potential}").lower(),
            openness=say(f"track_degree.{one.openness}").lower(),
        )
    who = ", ".join(say(f"track_who.{each}").lower() for each in one.who)
    return say("track.said_group", who=who, authority=say(f"track_authority.{one.authority}").lower())
