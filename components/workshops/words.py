"""Words and the weather on the console: typed as they are said, read over, told by how often they were said."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import folded
from components.buttons import Buttons, mark
from components.choosing import distinct, field
from components.prose import prose
from components.typed import typed_line, typed_number
from components.workshops.captures import table
from domain.workshops.weather import Weather
from domain.workshops.words import LONGEST_TYPED, Round, Word
from sentences.workshops.words import ICONS, hands, moods, typed
from texts import say

Ids = tuple[str, ...]


def saying(workshop: str, tables: int, rounds: Sequence[Round], buttons: Buttons[Ids]) -> tuple[Round, str, int | None]:
    """The one field, which «Enter» sends; returns of which round, what it holds, and of which table."""
    new, key = buttons.new, f"words_round_{workshop}_{mark(rounds)}"
    round_ = rounds[0]
    if len(rounds) > 1:
        names = {each.value: say(f"capture.title.{each}") for each in rounds}
        round_ = Round(field(say("words.which"), names, rounds[0], key=key) or rounds[0])
    at = table(tables, f"words_table_{workshop}")
    with st.form(f"words_form_{new}", border=False, enter_to_submit=False):
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        said = typed_line(say("words.said"), at=left, most=LONGEST_TYPED, help=say("words.help"), key=f"words_{new}")
        pressed = buttons.key("say", new, (new,), form=f"words_{new}")
        right.form_submit_button(say("words.add"), icon=":material/add:", width="stretch", key=pressed)
    return round_, said, at


def reading(words: Sequence[Word], tags: Mapping[str, str], buttons: Buttons[Ids], *, key: str, note: str = "") -> str:
    """What was said, to be read over; what is chosen of it is shown, taken back, or said to be about something.

    Returns the subject that is chosen for now, or nothing. ``note``: stands before the words.
    """
    if not words:
        return ""
    waiting = tuple(one.id for one in words if not one.cleared)
    if waiting:
        st.warning(say("words.waiting", n=len(waiting)), icon=":material/visibility_off:")
        pressed = buttons.key("clear", f"{key}_{mark(waiting)}", waiting)
        st.button(say("words.clear"), icon=":material/check:", key=pressed, width="stretch")
    told = " ".join(filter(None, (note, say("words.choose"))))
    names = distinct({one.id: prose(_named(one, tags)) for one in words})
    chosen: list[str] = st.pills(
        told, list(names), selection_mode="multi", format_func=lambda each: names.get(each, ""),
        key=f"{key}_{mark(tuple(names.items()))}",
    )  # fmt: skip
    if not chosen:
        return ""
    those = tuple(sorted(chosen))
    left, middle, right = st.columns([2, 1, 1], vertical_alignment="bottom")
    with left:
        about = field(say("words.tag"), {"": say("words.no_tag"), **tags}, "", key=f"{key}_tag") or ""
    pressed = buttons.key("tag", f"{key}_{mark(those)}", those)
    middle.button(say("words.give_tag"), icon=":material/label:", key=pressed, width="stretch")
    pressed = buttons.key("remove", f"{key}_{mark(those)}", those)
    right.button(say("decision.remove"), icon=":material/delete:", key=pressed, width="stretch")
    return about


def sky(workshop: str, weather: Weather, buttons: Buttons[str]) -> tuple[int, ...]:
    """Hands for each of the five pictures; returns what the fields hold, nothing as long as they were never opened."""
    here = folded.expander(say("weather.title"), icon=":material/partly_cloudy_day:", key="weather")
    if here is None:
        return ()
    with here:
        st.caption(prose(" ".join(filter(None, (say("weather.how"), hands(weather))))))
        counts = weather.hands or (0,) * len(ICONS)
        drawn = mark(counts)
        found = [
            typed_number(f":material/{icon}: {word}", 0, None, n, at=column, key=f"weather_{workshop}_{mood}_{drawn}")
            for mood, (column, icon, word, n) in enumerate(
                zip(st.columns(len(ICONS)), ICONS, moods(), counts, strict=True)
            )
        ]
        key = buttons.key("count", "weather", "weather", seen=counts)
        st.button(say("weather.keep"), icon=":material/check:", key=key, width="stretch")
    return tuple(found)


def _named(one: Word, tags: Mapping[str, str]) -> str:
    return f"{typed(one)} — {tags.get(one.tag, one.tag)}" if one.tag else typed(one)
