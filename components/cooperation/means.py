"""What an organisation offers, needs and shares; and the same of a territory for whoever may read it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from components.buttons import Buttons
from components.choosing import field, fields
from components.prose import bullets, prose
from components.typed import typed_line
from domain.cooperation.means import LONGEST, Match, Means, MeansWords, Pair, Pool, Share, Side
from sentences.cooperation.means import between, named, seen_from, side, stands, words
from texts import say
from texts.typography import capital

On = str | Means | tuple[Pair, Share]  # the id of a new one, one to take back, or what is said of a pair
ICONS: Mapping[Side, str] = {Side.OFFER: "volunteer_activism", Side.NEED: "front_hand"}
SPANS: Mapping[str, timedelta] = {
    name: timedelta(days=days) for name, days in (("month", 30), ("season", 91), ("half", 182), ("year", 365))
}  # a field for a day is in English as long as it is empty
Types = Mapping[str, str]  # words of types, and of what means may touch


def own(mine: Sequence[Means], types: Types, today: date, buttons: Buttons[On], *, over: bool) -> None:
    """All that this organisation offers and needs, each with the button that takes it back."""
    if not mine:
        st.info(say("means.none_yet"), icon=":material/hourglass_empty:")
    for one in mine:
        with st.container(border=True, key=f"means_{one.id}"):
            st.markdown(
                f":material/{ICONS[one.said.side]}: **{prose(side(one.said.side))}** · {prose(words(one.said, types))}"
            )
            if not one.stands(today):
                st.caption(say("means.day_passed"))
            if not over:
                st.button(say("means.withdraw"), icon=":material/undo:", key=buttons.key("withdraw_means", one.id, one))


def form(types: Types, tags: Mapping[str, str], today: date, buttons: Buttons[On]) -> MeansWords:
    """The fields of a new one; returns what they hold."""
    new = buttons.new
    with st.form(f"means_{new}", border=True, enter_to_submit=False):
        st.markdown(f"**{say('means.new')}**")
        chosen = st.radio(say("means.side"), list(Side), format_func=side, horizontal=True, key=f"means_side_{new}")
        named_ = {one: capital(name) for one, name in types.items()}
        type_ = field(say("means.type"), named_, key=f"means_type_{new}", placeholder=say("means.choose"))
        said = typed_line(say("means.words"), most=LONGEST, help=say("means.words_help"), key=f"means_words_{new}")
        span = field(say("means.until"), spans(), "", key=f"means_until_{new}")
        touched = {one: capital(name) for one, name in tags.items()}
        about = tuple(fields(say("touched.title"), touched, (), key=f"means_tags_{new}"))
        key = buttons.key("say_means", new, new, form=f"means_words_{new}")
        st.form_submit_button(say("means.keep"), type="primary", icon=":material/check:", key=key)
    return MeansWords(chosen or Side.OFFER, type_ or "", said, in_a(span, today), about)


def spans(unsaid: str = "") -> dict[str, str]:
    """Times from today on, as one chooses them in a list; the first is none."""
    return {"": unsaid or say("span.none"), **{one: say(f"span.{one}") for one in SPANS}}


def in_a(span: str | None, today: date) -> date | None:
    """The day on which such a time is over; None for none."""
    return today + SPANS[span] if span else None


def meetings(mine: Sequence[tuple[Match, Side]], pool: Pool, types: Types, buttons: Buttons[On], *, over: bool) -> None:
    """What of others meets ours, and whether it is really shared: each end says it on its own.

    ``mine``: each match with the end of it that we are.
    """
    st.subheader(say("means.meets"), anchor=False)
    if not mine:
        st.info(say("means.no_meeting"), icon=":material/hourglass_empty:")
        return
    st.caption(say("means.meets_help"))
    for match, of in mine:
        with st.container(border=True, key=f"match_{match.need.id}_{match.offer.id}"):
            st.markdown(prose(seen_from(match, of, pool.names, types)))
            st.markdown(f"**{prose(stands(match.stand))}**")
            if not over:
                _saying(match, of, pool, buttons)


def _saying(match: Match, of: Side, pool: Pool, buttons: Buttons[On]) -> None:
    pair = (match.need.id, match.offer.id)
    now = pool.says.get(pair, {}).get(of, Share())
    st.caption(say("means.we_said", said=say(f"means.we_said_{now.shared}".lower())))
    with st.container(horizontal=True):
        for act, yes, icon in (("share", True, "handshake"), ("unshare", False, "close")):
            if now.shared is not yes:
                new = Share(yes, now.version, now.wave)
                key = buttons.key(act, "_".join(pair), (pair, new), seen=now)
                st.button(say(f"means.{act}"), icon=f":material/{icon}:", key=key)


def of_territory(pool: Pool, types: Types, today: date) -> None:
    """Needs without an offer first, then offers that nobody asked for, what meets, what is really shared."""
    if not pool.means:
        st.info(say("means.nobody"), icon=":material/lock:")
        return
    parts: tuple[tuple[str, Sequence[str]], ...] = (
        ("needs_alone", [named(one, pool.names, types) for one in pool.alone(Side.NEED, today)]),
        ("offers_alone", [named(one, pool.names, types) for one in pool.alone(Side.OFFER, today)]),
        ("possible", [between(one, pool.names, types) for one in pool.possible(today)]),
        ("shared", [between(one, pool.names, types) for one in pool.shared]),
    )
    for name, lines in parts:
        st.markdown(f"**{say(f'means.{name}', n=len(lines))}**")
        if lines:
            st.markdown(bullets([prose(line) for line in lines]))
