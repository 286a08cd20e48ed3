"""The pictogram of each heading of the minutes, and of each part of the residents' page: the same on screen and paper.

They are names of Material Symbols (Google, Apache-2.0). Streamlit ships their font for screens; the outlines of those
that are printed are in ``reports/templates/pictograms``.
"""

from collections.abc import Mapping

from domain.workshops.minutes import Heading

ICONS: Mapping[Heading, str] = {
    Heading.ESSENTIAL: "star",
    Heading.MEETING: "groups",
    Heading.PROGRAMME: "schedule",
    Heading.WALL: "present_to_all",
    Heading.SINCE: "history",
    Heading.EXISTING: "location_on",
    Heading.FIGURES: "bar_chart",
    Heading.SESSION: "sunny",
    Heading.VOTES: "how_to_vote",
    Heading.AGREEMENT: "handshake",
    Heading.DISAGREEMENT: "call_split",
    Heading.QUESTION: "help",
    Heading.WORDS: "format_quote",
    Heading.DECISIONS: "task_alt",
    Heading.SPOKEN: "forum",
    Heading.WEATHER: "partly_cloudy_day",
    Heading.NEXT: "event",
    Heading.METHOD: "info",
}
OF_PARTS: Mapping[str, str] = {"since": "history", "said": "forum", "voted": "how_to_vote", "decided": "task_alt"}
