"""The form of a vote to come: question, options, way of voting with its guide, rules, and what is announced."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import streamlit as st

from components.buttons import mark
from components.choosing import distinct
from components.prose import prose
from components.typed import kept_number, typed_line, typed_number
from components.votes.form import one_of
from components.votes.methods import METHODS as FORMS
from components.votes.statement import choices as draw_choices
from components.votes.statement import statement
from domain.names import heard, twice
from domain.votes import METHODS, method
from domain.votes.ballot import Rules
from domain.votes.vote import LETTERS, LONGEST_QUESTION, LONGEST_TITLE, SECRET, Channel, Plan, VoteOption
from domain.votes.worth import Worth
from domain.workshops.admission import MOST_PEOPLE
from sentences.numbers import euros
from texts import say

FEW, MANY = 3, 9  # options that people compare with ease
_BALLOT_COST = 500  # costs typed in steps of that many euros


def plan(library: Mapping[str, VoteOption], known: Plan | None, *, key: str, send: str, label: str) -> Plan | None:
    """Draw the form; the plan as it is now, None as long as it is not complete.

    Parameters
    ----------
    library : priorities that may be voted on, by id.
    known : what it begins with.
    send : the key of the one button. label : what is written on it.
    """
    question = typed_line(
        say("ask.question"),
        known.question if known else "",
        most=LONGEST_QUESTION,
        placeholder=say("ask.question_example"),
        key=f"{key}_question",
    )
    name = _method(known, key)
    chosen = _options(library, known, key)
    options = _costed(name, chosen, [_whose(choice, library) for choice in chosen], key)
    rules = _rules(name, known, len(options), key)
    said = (*_announced(known, key), *_who(name, known, key), _quorum(known, key))
    asked = Plan(question.strip(), name, rules, tuple(options), *said)
    st.subheader(say("ask.preview"), anchor=False)
    st.caption(say("ask.preview_why"))
    with st.container(border=True, key=f"{key}_preview"):
        statement(asked)
        draw_choices(asked)
    return asked if _complete(asked, send, label) else None


def same(others: Collection[str], key: str) -> None:
    """That another vote of the workshop asks alike. ``others``: their questions; ``key``: of the form."""
    typed = str(st.session_state.get(f"{key}_question", "")).strip()
    if typed and heard(typed) in {heard(one) for one in others}:
        st.warning(say("ask.same_question"), icon=":material/content_copy:")


def _method(known: Plan | None, key: str) -> str:
    names = list(METHODS)
    chosen = st.radio(
        say("ask.method"),
        names,
        index=names.index(known.method) if known else 0,
        format_func=lambda name: say(f"vote.method.{name}"),
        captions=[say(f"vote.guide.{name}") for name in names],
        key=f"{key}_method",
    )
    return str(chosen)


def _options(library: Mapping[str, VoteOption], known: Plan | None, key: str) -> list[VoteOption]:
    before = known.choices if known else ()
    picked = st.multiselect(
        say("ask.library"),
        list(library),
        [choice.priority for choice in before if choice.priority in library],
        format_func=distinct({key: choice.title for key, choice in library.items()}).__getitem__,
        max_selections=len(LETTERS),
        placeholder=say("ask.library_hint"),
        select_all=False,
        key=f"{key}_library",
    )
    typed = st.text_area(
        say("ask.typed"),
        "\n".join(choice.title for choice in before if choice.priority not in library),
        help=say("ask.typed_help", most=LONGEST_TITLE),
        placeholder=say("ask.typed_example"),
        key=f"{key}_typed",
    )
    own = [VoteOption(line.strip()) for line in typed.splitlines() if line.strip()]
    costs = {_whose(one, library): one.cost for one in before} if known and method(known.method).money else {}
    options = [library[priority] for priority in picked] + own
    return [replace(one, cost=costs.get(_whose(one, library), one.cost)) for one in options]


def _whose(choice: VoteOption, library: Container[str | None]) -> str:
    """What a cost belongs to wherever it stands in the list: a priority, or the words that were typed."""
    return mark(choice.priority if choice.priority in library else heard(choice.title))


def _costed(name: str, options: Sequence[VoteOption], whose: Sequence[str], key: str) -> list[VoteOption]:
    """Where a sum is shared out, what each option costs: whole euros, as everybody will read them."""
    if not method(name).money:
        return [replace(choice, cost=Fraction(0)) for choice in options]
    costs = [
        kept_number(
            say("ask.cost", option=prose(choice.title)),
            0,
            None,
            int(choice.cost),
            step=_BALLOT_COST,
            key=f"{key}_cost_{whose[position]}_{whose[:position].count(whose[position])}",  # a line may be there twice
        )
        for position, choice in enumerate(options)
    ]
    return [replace(choice, cost=Fraction(cost)) for choice, cost in zip(options, costs, strict=True)]


def _rules(name: str, known: Plan | None, options: int, key: str) -> Rules:
    before = known.rules if known and known.method == name else method(name).defaults(options)
    rules = FORMS[name].rules(before, key)
    if not method(name).equal:
        return rules
    return replace(rules, lot=st.toggle(say("ask.lot"), rules.lot, help=say("ask.lot_help"), key=f"{key}_lot"))


def _announced(known: Plan | None, key: str) -> tuple[str, Worth, str]:
    """Who decides, what the vote is worth, when the answer comes."""
    decider = typed_line(
        say("ask.decider"),
        known.decider if known else "",
        most=LONGEST_QUESTION,
        placeholder=say("ask.decider_example"),
        key=f"{key}_decider",
    )
    worth = Worth(one_of("worth", list(Worth), known.worth if known else Worth.OPINION, key))
    answer = typed_line(
        say("ask.answer"),
        known.answer_when if known else "",
        most=LONGEST_QUESTION,
        placeholder=say("ask.answer_example"),
        key=f"{key}_answer",
    )
    return decider.strip(), worth, answer.strip()


def _quorum(known: Plan | None, key: str) -> int | None:
    """How many voices it wants; nothing for any."""
    before = known.quorum if known else None
    place = f"{key}_quorum"
    return typed_number(say("ask.quorum"), 1, MOST_PEOPLE, before, help=say("ask.quorum_help"), key=place)


def _who(name: str, known: Plan | None, key: str) -> tuple[bool, tuple[Channel, ...]]:
    """Whether counts are shown meanwhile (an opinion only), and the ways in which voices will come."""
    public = False
    if st.session_state.get(f"{key}_worth") == Worth.OPINION:
        public = st.toggle(
            say("ask.public"), known.public if known else False, help=say("ask.public_help"), key=f"{key}_public"
        )
    by_hand = method(name).by_hand is not None
    ways = [channel for channel in Channel if channel is not Channel.HANDS or by_hand]
    chosen = st.pills(
        say("ask.ways"),
        ways,
        selection_mode="multi",
        default=[channel for channel in (known.channels if known else SECRET) if channel in ways],
        format_func=lambda channel: say(f"channel.{channel}"),
        help=say("ask.ways_help"),
        key=f"{key}_ways_{Channel.HANDS in ways}",
    )
    return public, tuple(channel for channel in ways if channel in chosen)


def _complete(asked: Plan, send: str, label: str) -> bool:
    """The one button, and what is still missing beside it."""
    many, money = len(asked.choices), method(asked.method).money
    if not method(asked.method).alone and many and not FEW <= many <= MANY:
        st.warning(say("ask.how_many", n=many, few=FEW, many=MANY), icon=":material/rule:")
    if money and asked.rules.budget:
        total = sum((choice.cost for choice in asked.choices), Fraction(0))
        st.caption(say("ask.total", total=euros(total), budget=euros(asked.rules.budget)))
    missing = [
        say(f"ask.missing.{what}")
        for what, there in {
            "question": asked.question,
            "options": many >= method(asked.method).least,
            "decider": asked.decider,
            "answer": asked.answer_when,
            "ways": asked.channels,
            "budget": not money or asked.rules.budget,
        }.items()
        if not there
    ]
    if missing:
        st.info(say("ask.missing", what=", ".join(missing)), icon=":material/edit:")
    same = twice([choice.title for choice in asked.choices])
    if same is not None:
        st.warning(say("error.SameTitle", title=prose(same)), icon=":material/content_copy:")
    lacking = bool(missing or same)
    st.button(label, disabled=lacking, icon=":material/how_to_vote:", width="stretch", key=send)
    return not lacking
