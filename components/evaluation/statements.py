"""Effects on a theme's page: for whom, direct or not, expected or not, what shows them; and the form of one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import bullets, prose
from components.text import small, text
from components.typed import typed_text
from domain.evaluation.statements import LONGEST, Polarity, Stated, Statement, Whom, of
from sentences.evaluation.statements import line, whom
from texts import say

KINDS = ("direct", "indirect")


def shown(known: Sequence[Stated], quotes: Mapping[str, str]) -> None:
    """By those for whom something changes; unexpected bad news are asked for even where there are none."""
    st.header(say("statement.title"), anchor=False)
    told = [small(say("statement.about"))]
    for one in Whom:
        if mine := of(known, whom=one):
            told += [f"**{prose(whom(one))}**", bullets([prose(line(each, quotes)) for each in mine])]
    text(*told, "" if of(known, among={Polarity.WORSE}) else say("statement.none_worse"))


def stating(
    theme: str,
    told_: Mapping[str, tuple[str, str]],
    quotes: Mapping[str, str],
    known: Sequence[Stated],
    buttons: Buttons[str],
) -> Statement:
    """The fields of one more. ``told_``: name and sentence of each indicator that is told; ``quotes``: words by id."""
    new = f"{theme}_{buttons.new}"
    with st.expander(say("statement.state"), icon=":material/playlist_add:", key="statement_state"):
        text = typed_text(say("statement.text"), most=LONGEST, height=90, key=f"statement_text_{new}")
        left, right = st.columns(2, vertical_alignment="bottom")
        people = {one.value: say(f"statement.whom_{one}") for one in Whom}
        with left:
            who = field(say("statement.whom"), people, Whom.RESIDENTS, key=f"statement_whom_{new}") or Whom.RESIDENTS
            kinds = {one: say(f"statement.choose_{one}") for one in KINDS}
            kind = field(say("statement.which"), kinds, KINDS[0], key=f"statement_kind_{new}") or KINDS[0]
        polarities = {one.value: say(f"statement.polarity_{one}") for one in Polarity}
        with right:
            first = Polarity.EXPECTED
            polarity = field(say("statement.polarity"), polarities, first, key=f"statement_polarity_{new}") or first
            figures = {"": say("statement.no_figure"), **{key: prose(name) for key, (name, _) in told_.items()}}
            rule = field(say("statement.figure"), figures, "", key=f"statement_figure_{new}") or ""
        said = {"": say("statement.no_quote"), **{key: prose(words) for key, words in quotes.items()}}
        quote = field(say("statement.quote"), said, "", key=f"statement_quote_{new}") or ""
        evidence = typed_text(say("statement.evidence"), most=LONGEST, height=90, key=f"statement_evidence_{new}")
        key = buttons.key("state", new, buttons.new)
        st.button(say("statement.send"), type="primary", icon=":material/add_task:", key=key, width="stretch")
        _taking_back(known, quotes, buttons)
    sentence = told_[rule][1] if rule in told_ else ""
    return Statement(theme, text, Whom(who), kind == KINDS[0], Polarity(polarity), evidence, rule, sentence, quote)


def _taking_back(known: Sequence[Stated], quotes: Mapping[str, str], buttons: Buttons[str]) -> None:
    for one in known:
        left, right = st.columns([3, 1], vertical_alignment="center")
        left.markdown(prose(line(one, quotes)))
        key = buttons.key("take_back", one.id, one.id)
        right.button(say("trajectory.take_back"), icon=":material/undo:", key=key, width="stretch")
