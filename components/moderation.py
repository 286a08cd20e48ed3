"""Reading a proposal: its words can be corrected, then it is published, said to be the same as another, or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.priorities import history
from components.prose import prose, sentence
from domain.priorities import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    MASK,
    Cost,
    Happening,
    Priority,
    Proposer,
    Status,
    Words,
)
from domain.project import Labels
from texts import say

VIEWS = ("unread", "published", "said")
MOST = 10_000_000  # euros
# Pictograms that most proposals find themselves in; empty: the theme's.
PICTOGRAMS = (
    "", "storefront", "local_shipping", "soup_kitchen", "skillet", "yard", "agriculture", "bakery_dining", "school",
    "groups", "diversity_3", "child_care", "health_and_safety", "directions_bike", "euro", "campaign", "gavel",
    "translate", "recycling", "warehouse", "home", "forest",
)  # fmt: skip
SAID_BY = (Proposer.WOMAN, Proposer.MAN, Proposer.STRUCTURE)


@dataclass(frozen=True)
class Draft:
    """What the form says now."""

    words: Words
    cost: Cost | None


def views() -> str:
    """Which proposals to look at, or a new one."""
    return st.segmented_control(
        say("priorities.view"), VIEWS, default=VIEWS[0], required=True, key="view", label_visibility="collapsed",
        format_func=lambda key: say(f"moderation.view_{key}"),
    )  # fmt: skip


def which(pool: Sequence[Priority], view: str) -> Priority | None:
    """The proposal to look at; None, and the reason, when there is none."""
    if not pool:
        st.info(say(f"moderation.no_{view}"), icon=":material/inbox:")
        return None
    by_id = {each.id: each for each in pool}
    chosen = st.selectbox(
        say("moderation.which", n=len(pool)), list(by_id), format_func=lambda key: prose(by_id[key].words.title),
        key=f"which_{view}",
    )  # fmt: skip
    return by_id[chosen]


def original(shown: Priority, place: str) -> None:
    """What was written, where and when, word for word."""
    first = shown.history[0]
    told = say(f"happening.{first.kind}", day=f"{first.day:%d/%m/%Y}")
    with st.container(border=True, key="original"):
        st.caption(f"{told} · {prose(place)} · {say(f'proposer.{shown.proposer}')}")
        former = next((event.former for event in shown.history if event.former), "")
        st.markdown(f"**{prose(former or shown.words.title)}**")
        if not former and shown.words.description:
            st.markdown(prose(shown.words.description))
        if MASK in former + shown.words.title + shown.words.description:
            st.caption(say("moderation.masked", mask=MASK))
        if shown.status is not Status.WAITING:
            st.caption(history(shown.history))


def form(shown: Priority | None, labels: Labels) -> Draft | None:
    """The words, where they belong, what it may cost; the draft once it is sent. ``shown``: None for a new one."""
    words = shown.words if shown else Words("", "", next(iter(labels.themes)))
    send = "moderation.publish" if shown is None or shown.status is Status.WAITING else "moderation.keep"
    key, themes = shown.id if shown else "new", list(labels.themes)
    with st.form(f"form_{key}", border=False):
        title = st.text_input(say("moderation.title"), words.title, max_chars=LONGEST_TITLE, key=f"title_{key}")
        description = st.text_area(
            say("moderation.description"),
            words.description,
            max_chars=LONGEST_DESCRIPTION,
            height=90,
            key=f"words_{key}",
        )
        left, right = st.columns(2)
        theme = left.selectbox(
            say("priority.theme"), themes, index=themes.index(words.theme), key=f"about_{key}",
            format_func=lambda each: prose(labels.themes[each]),
        )  # fmt: skip
        icons = PICTOGRAMS if words.icon in PICTOGRAMS else (*PICTOGRAMS, words.icon)
        icon = right.selectbox(
            say("moderation.icon"), icons, index=icons.index(words.icon), key=f"icon_{key}",
            format_func=lambda name: f":material/{name}:" if name else say("moderation.icon_of_theme"),
        )  # fmt: skip
        stakes = _tags("stake", labels.stakes, words.stakes, key)
        objectives = _tags("objective", labels.objectives, words.objectives, key)
        cost = _cost(shown.cost if shown else None, key)
        sent = st.form_submit_button(
            say(send), type="primary", icon=":material/check:", width="stretch", key=f"sent_{key}"
        )
    return Draft(Words(title, description, theme, icon, stakes, objectives), cost) if sent else None


def _tags(kind: str, known: Mapping[str, str], chosen: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            say(f"moderation.{kind}s"), list(known), [tag for tag in chosen if tag in known], key=f"{kind}s_{key}",
            format_func=lambda each: sentence(known[each]), placeholder=say("moderation.none_chosen"),
        )
    )  # fmt: skip


def _cost(cost: Cost | None, key: str) -> Cost | None:
    low, high, often, chosen = st.columns([3, 3, 3, 4], vertical_alignment="bottom")
    with low:
        least = _euros("low", cost.low if cost else None, key)
    with high:
        most = _euros("high", cost.high if cost else None, key)
    yearly = often.checkbox(say("moderation.yearly"), cost is not None and cost.yearly, key=f"yearly_{key}")
    with chosen:
        fixed = _euros("chosen", cost.chosen if cost else None, key, help_=say("moderation.chosen_help"))
    ends = sorted(end for end in (least, most) if end is not None)
    return Cost(ends[0], ends[-1], yearly, fixed) if ends else None


def _euros(name: str, amount: int | None, key: str, help_: str | None = None) -> int | None:
    label, place = say(f"moderation.{name}"), f"{name}_{key}"
    if amount is None:  # two calls: an empty field and a filled one have different types
        return st.number_input(label, 0, MOST, None, 500, key=place, help=help_)
    return st.number_input(label, 0, MOST, amount, 500, key=place, help=help_)


def said_by() -> Proposer:
    """Who said it: nobody's name."""
    return st.radio(
        say("moderation.who"), SAID_BY, format_func=lambda who: say(f"proposer.{who}"), horizontal=True, key="who"
    )


def otherwise(shown: Priority, others: Mapping[str, str]) -> tuple[Happening, str] | None:
    """What else can be done with it: the same as another (by id, among ``others``: titles), or refused, and why."""
    left, right = st.columns(2)
    with left.popover(say("moderation.same"), icon=":material/merge:", width="stretch", key="merging"):
        into = st.selectbox(
            say("moderation.same_as"), list(others), index=None, key=f"into_{shown.id}",
            format_func=lambda each: prose(others[each]), placeholder=say("moderation.choose"),
        )  # fmt: skip
        st.caption(say("moderation.same_note"))
        if st.button(say("moderation.same_yes"), key=f"merge_{shown.id}") and into:
            return Happening.MERGED, into
    if shown.status is not Status.WAITING:
        return None
    with right.popover(say("moderation.refuse"), icon=":material/block:", width="stretch", key="refusing"):
        why = st.text_input(say("moderation.why"), max_chars=140, key=f"why_{shown.id}")
        if st.button(say("moderation.refuse_yes"), key=f"refuse_{shown.id}"):
            return Happening.REFUSED, why
    return None
