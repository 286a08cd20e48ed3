"""Reading a proposal: its words can be corrected, then it is published, said to be the same as another, or refused."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from components import choosing
from components.buttons import Buttons
from components.prose import prose, sentence
from components.typed import typed_line, typed_number, typed_text, within
from domain.cooperation.project import Labels
from domain.priorities.priority import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    LONGEST_WHY,
    Cost,
    Happening,
    Priority,
    Proposer,
    Status,
    Words,
)
from sentences.participation.masks import masked
from sentences.priorities.history import history
from texts import day_of, say
from texts.typography import typeset

VIEWS = ("unread", "written", "published", "said")
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
    """What the form says now. ``aside``: what is said for now of each other way to end it, by act."""

    words: Words
    cost: Cost | None
    aside: Mapping[str, str] = field(default_factory=dict)


def views() -> str:
    """Which proposals to look at, or a new one."""
    return st.segmented_control(
        say("priorities.view"), VIEWS, default=VIEWS[0], required=True, key="view", label_visibility="collapsed",
        format_func=lambda key: say(f"moderation.view_{key}"),
    )  # fmt: skip


def unread(waiting: Sequence[Priority], places: Mapping[str, str]) -> tuple[str, ...]:
    """Say where proposals wait, and how many: it changes, so no list of places says it. Places, the fullest first."""
    many = Counter(str(each.territory) for each in waiting)
    if many:
        st.caption(" · ".join(say("moderation.place", place=places[key], n=n) for key, n in many.most_common()))
    return tuple(sorted(places, key=lambda key: -many[key]))


def reading(
    shown: Priority, place: str, labels: Labels, published: Sequence[Priority], buttons: Buttons[Priority]
) -> Draft:
    """One proposal: what was written, its form, and what else may be done with it."""
    _original(shown, place)
    draft = form(shown, labels, key=shown.id, send=buttons.key("sent", shown.id, shown, form=f"title_{shown.id}"))
    others = {each.id: each.words.title for each in published if each.id != shown.id}
    return replace(draft, aside=_otherwise(shown, others, buttons))


def _original(shown: Priority, place: str) -> None:
    """What was written, where and when, word for word."""
    first = shown.history[0]
    told = say(f"happening.{first.kind}", day=day_of(first.day))
    with st.container(border=True, key="original"):
        st.caption(f"{told} · {prose(place)} · {say(f'proposer.{shown.proposer}')}")
        former = next((event.former for event in shown.history if event.former), "")
        st.markdown(f"**{prose(former or shown.words.title)}**")
        if not former and shown.words.description:
            st.markdown(prose(shown.words.description))
        if said := masked(former + shown.words.title + shown.words.description):
            st.caption(said)
        if shown.status is not Status.WAITING:
            st.caption(prose(history(shown.history)))


def form(shown: Priority | None, labels: Labels, *, key: str, send: str) -> Draft:
    """The words, where they belong, what it may cost: as they were sent last. ``shown``: None for a new one.

    ``key``: of the whole form; ``send``: of its button.
    """
    words = shown.words if shown else Words("", "", next(iter(labels.themes)))
    name = "moderation.publish" if shown is None or shown.status is Status.WAITING else "moderation.keep"
    with st.form(f"form_{key}", border=False, enter_to_submit=False):
        title = typed_line(say("moderation.title"), words.title, most=LONGEST_TITLE, key=f"title_{key}")
        description = typed_text(
            say("moderation.description"),
            words.description,
            most=LONGEST_DESCRIPTION,
            height=90,
            key=f"words_{key}",
        )
        left, right = st.columns(2)
        with left:
            themes = {theme: typeset(said) for theme, said in labels.themes.items()}
            theme = choosing.field(say("priority.theme"), themes, words.theme, key=f"about_{key}") or words.theme
        with right:
            icons = dict.fromkeys((*PICTOGRAMS, words.icon))
            drawn = {icon: f":material/{icon}:" if icon else say("moderation.icon_of_theme") for icon in icons}
            icon = choosing.field(say("moderation.icon"), drawn, words.icon, key=f"icon_{key}") or ""
        stakes = _tags("stake", labels.stakes, words.stakes, key)
        blocks = _tags("block", labels.blocks, words.blocks, key)
        objectives = _tags("objective", labels.objectives, words.objectives, key)
        cost = _cost(shown.cost if shown else None, key)
        st.form_submit_button(say(name), type="primary", icon=":material/check:", width="stretch", key=send)
    return Draft(Words(title, description, theme, icon, stakes, objectives, blocks), cost)


def _tags(kind: str, known: Mapping[str, str], chosen: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            say(f"moderation.{kind}s"), list(known), [tag for tag in chosen if tag in known], key=f"{kind}s_{key}",
            format_func=lambda each: sentence(known[each]), placeholder=say("moderation.none_chosen"), select_all=False,
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
    typed = typed_number(label, 0, MOST, amount, step=500, key=place, help=help_)
    return typed if within(typed, 0, MOST) else amount


def said_by() -> Proposer:
    """Who said it: nobody's name."""
    return st.radio(
        say("moderation.who"), SAID_BY, format_func=lambda who: say(f"proposer.{who}"), horizontal=True, key="who"
    )


def _otherwise(shown: Priority, others: Mapping[str, str], buttons: Buttons[Priority]) -> Mapping[str, str]:
    """What else can be done with it: the same as another (by id, among ``others``: titles), or refused, and why.

    What is said of each for now, by act.
    """
    said: dict[str, str] = {}
    left, right = st.columns(2)
    with left.popover(say("moderation.same"), icon=":material/merge:", width="stretch", key=f"merging_{shown.id}"):
        titles = {each: typeset(title) for each, title in others.items()}
        into = choosing.field(
            say("moderation.same_as"), titles, key=f"into_{shown.id}", placeholder=say("moderation.choose")
        )
        st.caption(say("moderation.same_note"))
        st.button(say("moderation.same_yes"), key=buttons.key(Happening.MERGED, shown.id, shown))
        said[Happening.MERGED] = into or ""
    if shown.status is not Status.WAITING:
        return said
    with right.popover(say("moderation.refuse"), icon=":material/block:", width="stretch", key=f"refusing_{shown.id}"):
        said[Happening.REFUSED] = typed_line(say("moderation.why"), most=LONGEST_WHY, key=f"why_{shown.id}")
        st.button(say("moderation.refuse_yes"), key=buttons.key(Happening.REFUSED, shown.id, shown))
    return said
