"""How a result came about, step by step: equal shares by purchase, majority judgment by ballots set aside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from charts import votes as charts
from components.listen import listen
from components.prose import prose
from components.votes import frames
from components.votes.words import in_type, sentences
from domain.votes import budget
from domain.votes.ballot import Option
from domain.votes.majority import SCALES, MajorityResult, Tally, duel, middle, without
from domain.votes.result import Outcome
from texts import say


@dataclass(frozen=True)
class Step:
    """One sentence and, for a duel, what is left of both tallies."""

    sentence: str
    tallies: dict[str, Tally] | None = None


def steps(outcome: Outcome, options: Sequence[Option]) -> list[Step]:
    """The steps of a result that may be shown; none where there is nothing to explain in steps."""
    outcome, options = outcome.public(), in_type(options)
    if isinstance(outcome, MajorityResult):
        return _duel(outcome, options)
    return [Step(sentence) for sentence in sentences(budget.steps(outcome, options))]


def _duel(result: MajorityResult, options: Sequence[Option]) -> list[Step]:
    """The first against the second, until their mentions differ."""
    order = frames.in_order(result, options)[:2]
    if len(order) < len(options[:2]) or len(order) < 2 or not result.n:  # noqa: PLR2004  a duel is between two
        return []
    one, two = (result.profiles[option.id] for option in order)
    parted = duel(one, two)
    if parted is None:
        return []
    words = [say(key) for key in SCALES[result.rules.scale]]
    told = []
    for removed in range(parted.removed + 1):
        left = {option.title: without(result.profiles[option.id], removed) for option in order}
        mentions = [words[middle(tally)] for tally in left.values()]
        key = "vote.step.end" if removed == parted.removed else "vote.step.same"
        start = say("vote.step.start") if not removed else say("vote.step.removed", n=removed)
        told.append(Step(f"{start} {_mentions(key, list(left), mentions)}", left))
    return told


def _mentions(key: str, names: Sequence[str], mentions: Sequence[str]) -> str:
    return say(key, one=names[0], two=names[1], mention=mentions[0], other=mentions[1])


def stepper(outcome: Outcome, options: Sequence[Option], *, key: str) -> None:
    """«Pas à pas»: the steps with «Précédent» and «Suivant»; nothing where there are none."""
    found = steps(outcome, options)
    if not found:
        return
    with st.expander(say("vote.steps"), icon=":material/footprint:", key=f"{key}_steps"):
        at = min(int(st.session_state.get(f"{key}_at", 0)), len(found) - 1)
        step = found[at]
        st.caption(say("vote.step.count", at=at + 1, n=len(found)))
        st.subheader(prose(step.sentence), anchor=False)
        listen([step.sentence], key=f"{key}_step_listen")
        if step.tallies is not None:
            frame = frames.profiles(step.tallies, outcome.rules.scale)
            st.altair_chart(
                charts.profile(frame),
                width="stretch",
                key=f"{key}_step_chart",
                alt=step.sentence,
            )
        left, right = st.columns(2)
        _go(left.button, key, "back", at - 1, disabled=at == 0)
        _go(right.button, key, "next", at + 1, disabled=at == len(found) - 1)


def _go(button: Callable[..., bool], key: str, way: str, to: int, *, disabled: bool) -> None:
    name = say(f"vote.step.{way}")
    button(name, disabled=disabled, width="stretch", key=f"{key}_{way}", on_click=_show, args=(f"{key}_at", to))


def _show(key: str, step: int) -> None:
    """Only which step is shown: nothing that could fail is done in a callback."""
    st.session_state[key] = step
