"""Writing a solution: one thing at a time is written, a solution, a brick or an effect, in a form of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import streamlit as st

from components.buttons import Buttons
from components.choosing import field, fields
from components.prose import sentence
from components.typed import typed_line, typed_text
from domain.cooperation.solutions import (
    LONGEST_BALANCE,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Anchor,
    Beneficiary,
    Brick,
    BrickWords,
    Criterion,
    Effect,
    EffectWords,
    Funder,
    Lists,
    Solution,
    SolutionWords,
    Standing,
    State,
)
from texts import say
from texts.typography import capital

Words = SolutionWords | BrickWords | EffectWords
Kind = TypeVar("Kind", Anchor, Beneficiary, Funder, Standing, State)


@dataclass(frozen=True)
class Target:
    """What is written: a solution, a brick ``of`` a solution or an effect ``of`` a brick. ``now``: as it was read.

    «innovation» is of a solution too: the three fields that are not with its others.
    """

    kind: str
    id: str
    of: str = ""
    now: Solution | Brick | Effect | None = None

    @property
    def seen(self) -> int | None:
        """The revision that was read; None for a new one."""
        return self.now.revision if self.now else None


@dataclass(frozen=True)
class Among:
    """What a brick may name: organisations of the territory, and its priorities, by id."""

    actors: Mapping[str, str]
    priorities: Mapping[str, str]


def target(known: Sequence[Solution], buttons: Buttons[Target]) -> Target:
    """What is to be written, chosen in two lists: which solution, and what of it."""
    new = buttons.new
    titles = {"": say("solution.new"), **{one.id: one.words.title for one in known}}
    chosen = field(say("solution.which"), titles, "", key=f"solution_which_{new}")
    solution = next((one for one in known if one.id == chosen), None)
    if solution is None:
        return Target("solution", new)
    targets = _targets(solution, new)
    names = {name: words for name, (words, _) in targets.items()}
    part = field(say("solution.part"), names, "solution", key=f"solution_part_{new}_{solution.id}") or "solution"
    return targets[part][1]


def _targets(solution: Solution, new: str) -> dict[str, tuple[str, Target]]:
    """All that may be written of a solution: what each is called in a list, and what it is."""
    found = {"solution": (say("solution.itself"), Target("solution", solution.id, now=solution))}
    found["innovation"] = (say("innovation.title"), Target("innovation", solution.id, now=solution))
    found["brick"] = (say("solution.new_brick"), Target("brick", new, solution.id))
    for one in solution.bricks:
        title = one.words.title
        found[one.id] = (say("solution.a_brick", title=title), Target("brick", one.id, solution.id, one))
        found[f"{one.id}_new"] = (say("solution.new_effect", title=title), Target("effect", new, one.id))
        for each in one.effects:
            name = say("solution.an_effect", title=title, text=each.words.text)
            found[each.id] = (name, Target("effect", each.id, one.id, each))
    return found


def form(at: Target, lists: Lists, among: Among, buttons: Buttons[Target]) -> Words:
    """The fields of that, as it is now, and its buttons; returns what the fields hold."""
    key = f"{at.kind}_{at.of}_{at.id}_{buttons.new}"
    with st.form(f"form_{key}", border=False, enter_to_submit=False):
        if at.kind == "innovation" and isinstance(at.now, Solution):
            words: Words = _innovation(at.now.words, key)
        elif isinstance(at.now, Solution) or at.kind == "solution":
            words = _solution(at.now.words if isinstance(at.now, Solution) else None, lists, key)
        elif at.kind == "brick":
            words = _brick(at.now.words if isinstance(at.now, Brick) else BrickWords(""), lists, among, key)
        else:
            empty = EffectWords("", Beneficiary.RESIDENTS)
            words = _effect(at.now.words if isinstance(at.now, Effect) else empty, key)
        send = buttons.key("keep", f"{at.kind}_{at.of}_{at.id}", at, seen=at.seen, form=f"title_{key}")
        st.form_submit_button(say("solution.keep"), type="primary", icon=":material/check:", width="stretch", key=send)
    if isinstance(at.now, Brick | Effect):
        remove = buttons.key("remove", f"{at.kind}_{at.id}", at)
        st.button(say("solution.remove"), icon=":material/delete:", key=remove, width="stretch")
    return words


def _solution(now: SolutionWords | None, lists: Lists, key: str) -> SolutionWords:
    before = now or SolutionWords("", "", theme=next(iter(lists.themes), None))
    title = _line("title", before.title, LONGEST_TITLE, key)
    aim = _text("aim", before.aim, LONGEST_WORDS, key)
    functions = st.multiselect(
        say("solution.functions"), list(lists.functions), [one for one in before.functions if one in lists.functions],
        format_func=lambda one: sentence(lists.functions[one]), placeholder=say("choose.placeholder"), select_all=False,
        key=f"functions_{key}",
    )  # fmt: skip
    anchor = _one("anchor", Anchor, before.anchor, key) or before.anchor
    left, right = st.columns(2)
    with left:
        themes = {theme: capital(name) for theme, name in lists.themes.items()}
        theme = field(say("solution.theme"), themes, before.theme, key=f"theme_{key}")
    with right:
        project = _line("project", before.project, LONGEST_TITLE, key)
    savings = _text("savings", before.savings, LONGEST_WORDS, key)
    balance = _text("balance", before.balance, LONGEST_BALANCE, key)
    shown = st.checkbox(say("solution.shown"), before.shown, key=f"shown_{key}")
    new = SolutionWords(title, aim, tuple(functions), anchor, theme, project, savings, balance, shown)
    return replace(new, diffusion=before.diffusion, practices=before.practices, relations=before.relations)


def _innovation(before: SolutionWords, key: str) -> SolutionWords:
    """What shows each criterion; the first field is called as the first of other forms."""
    st.caption(say("innovation.how"))
    diffusion, practices, relations = (
        typed_text(
            say(f"innovation.{one}"), words, most=LONGEST_WORDS, height=90,
            key=f"{'title' if one is Criterion.DIFFUSION else one}_{key}",
        )
        for one, words in before.evidence.items()
    )  # fmt: skip
    return replace(before, diffusion=diffusion, practices=practices, relations=relations)


def _brick(before: BrickWords, lists: Lists, among: Among, key: str) -> BrickWords:
    title = _line("title", before.title, LONGEST_TITLE, key, help_=say("solution.title_help"))
    left, right = st.columns(2)
    with left:
        actors = {"": say("solution.no_lead"), **among.actors}
        lead = field(say("solution.who"), actors, before.lead or "", key=f"lead_{key}")
        levels = {"": say("solution.none"), **{one: capital(name) for one, name in lists.levels.items()}}
        level = field(say("solution.cooperation"), levels, before.level or "", key=f"level_{key}")
    with right:
        standing = _one("standing", Standing, before.standing, key) or before.standing
        ideas = {"": say("solution.none"), **among.priorities}
        priority = field(say("solution.priority"), ideas, before.priority or "", key=f"priority_{key}")
    touched = {one: capital(name) for one, name in lists.tags.items()}
    tags = tuple(fields(say("touched.title"), touched, before.tags, key=f"tags_{key}"))
    return BrickWords(title, lead or None, standing, level or None, priority or None, tags)


def _effect(before: EffectWords, key: str) -> EffectWords:
    text = typed_text(
        say("solution.effect"), before.text, most=LONGEST_WORDS, height=90, key=f"title_{key}",
        help=say("solution.effect_help"),
    )  # fmt: skip
    left, right = st.columns(2)
    with left:
        whom = _one("beneficiary", Beneficiary, before.beneficiary, key) or before.beneficiary
        state = _one("state", State, before.state, key) or before.state
    with right:
        funders = {"": say("solution.no_funder"), **{kind.value: say(f"funder.{kind}") for kind in Funder}}
        funder = field(say("solution.funder"), funders, before.funder or "", key=f"funder_{key}")
    evidence = _line("evidence", before.evidence, LONGEST_WORDS, key)
    return EffectWords(text, whom, Funder(funder) if funder else None, evidence, state)


_NAMES = {"anchor": "anchor", "standing": "brick_standing", "beneficiary": "beneficiary", "state": "effect_state"}


def _one(name: str, kinds: type[Kind], before: Kind, key: str) -> Kind | None:
    names = {kind.value: say(f"{_NAMES[name]}.{kind}") for kind in kinds}
    chosen = field(say(f"solution.{name}"), names, before.value, key=f"{name}_{key}")
    return kinds(chosen) if chosen else None


def _line(name: str, before: str, most: int, key: str, help_: str | None = None) -> str:
    return typed_line(say(f"solution.{name}"), before, most=most, key=f"{name}_{key}", help=help_)


def _text(name: str, before: str, most: int, key: str) -> str:
    return typed_text(say(f"solution.{name}"), before, most=most, height=90, key=f"{name}_{key}")
