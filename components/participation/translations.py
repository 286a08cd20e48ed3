"""Translations: which language, which sentences, and the editor of one of them, its French beside it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import choosing
from components.buttons import Buttons
from components.prose import bullets, prose
from components.typed import typed_text
from domain.participation.translations import LONGEST, Shown, State, TranslationVersion, Wording, sizes
from sentences.participation import translations as told
from texts import Language, inventory, say

RIGHT_TO_LEFT, END = "\u2067", "\u2069"  # Streamlit's page cannot be mirrored: each sentence says which way it runs
RESTORE = "restore"
ICONS = {State.DRAFT: "edit_note", State.READ: "done", State.VALIDATED: "done_all"}
Written = tuple[str, Wording]  # the id of the next version, the sentence on the screen


def language() -> str:
    """One of those that are translated, named in the address."""
    names = told.languages()
    first = next(iter(names))
    return (
        choosing.one("langue", names, say("translations.language"), proposed=first, drops=("phrase",), few=True)
        or first
    )


def narrowed(all_: Sequence[Wording]) -> list[Wording]:
    """Those of the list that was asked for, each with its number; as long as nobody asks, those that are drafts."""
    names, likely = told.shown(sizes(all_)), Shown.DRAFT
    asked = choosing.one("liste", names, say("translations.list"), proposed=likely, drops=("phrase",), few=True)
    return [one for one in all_ if one.shows(Shown(asked or likely))]


def which(some: Sequence[Wording]) -> Wording | None:
    """One of them, named in the address; the list is searched by typing."""
    if not some:
        st.info(say("translations.none"), icon=":material/task_alt:")
        return None
    names = {one.sentence.name: told.named(one) for one in some}
    chosen = choosing.one("phrase", names, say("translations.which"), proposed=next(iter(names)))
    return next((one for one in some if one.sentence.name == chosen), None)


def onward(some: Sequence[Wording], done: Wording) -> None:
    """Name the sentence after this one in the address, so that whoever reads goes on."""
    names = [one.sentence.name for one in some]
    at = names.index(done.sentence.name) if done.sentence.name in names else -1
    after = names[at + 1 : at + 2]
    choosing.go({"phrase": after[0]} if after else {}, drops=("phrase",))


def source(one: Wording) -> None:
    """The French, where it is met, and how far its translation is read."""
    with st.container(border=True, key="translation_source"):
        st.caption(say(f"translations.kind.{one.sentence.kind}"))
        for words in dict.fromkeys(one.sentence.french):
            st.markdown(prose(words))
        st.caption(prose(told.state(one)))
    if one.former:
        st.warning(say("translations.former"), icon=":material/update:")


def said(one: Wording, code: str) -> None:
    """What a reader of the language is told today, as it runs."""
    if not one.forms:
        st.info(say("translations.in_french"), icon=":material/translate:")
    for words in dict.fromkeys(one.forms):
        _running(words, code)


def editor(one: Wording, code: str, buttons: Buttons[Written]) -> tuple[str, ...]:
    """A field for each form; three ways to keep them; returns what the fields hold."""
    new, sentence = buttons.new, one.sentence
    about = f"{code}_{sentence.name}_{new}"
    before = one.forms or ("",) * sentence.many
    if sentence.blanks:
        st.caption(
            prose(say("translations.blanks", blanks=" ".join(f"{{{name}}}" for name in sorted(sentence.blanks))))
        )
    with st.form(f"translation_{about}", enter_to_submit=False):
        forms = tuple(
            typed_text(label, words, most=LONGEST, height=100, key=f"translation_{at}_{about}")
            for at, (label, words) in enumerate(zip(_labels(one, code), before, strict=True))
        )
        with st.container(horizontal=True):
            for state in State:
                key = buttons.key(state, sentence.name, (new, one), seen=one.version, form=f"translation_0_{about}")
                icon, label = f":material/{ICONS[state]}:", say(f"translations.keep.{state}")
                st.form_submit_button(label, type="primary" if state is State.READ else "secondary", icon=icon, key=key)
    return forms


def _labels(one: Wording, code: str) -> list[str]:
    name = Language.of(code).name
    if one.sentence.many == 1:
        return [say("translations.words", tongue=name)]
    return [say("translations.form", tongue=name, numbers=numbers) for numbers in inventory.numbers(code)]


def back(one: Wording, versions: Sequence[TranslationVersion], code: str, buttons: Buttons[Written] | None) -> None:
    """The way back to what was shipped, for whoever may write; the versions, the last one first."""
    if versions and versions[-1].state is not None and buttons is not None:
        with st.popover(say("contents.back"), icon=":material/undo:", key=f"translation_backing_{one.sentence.name}"):
            for words in dict.fromkeys(one.sentence.shipped) or (say("translations.in_french"),):
                _running(words, code)
            key = buttons.key(RESTORE, one.sentence.name, (buttons.new, one), seen=one.version)
            st.button(say("contents.back_yes"), key=key)
    if versions:
        with st.expander(say("contents.history"), icon=":material/history:", key=f"history_{one.sentence.name}"):
            for each in reversed(versions):
                st.markdown(bullets([prose(told.version(each))]))
                for words in dict.fromkeys(each.forms):
                    _running(words, code)


def summary(all_: Mapping[Shown, int]) -> None:
    """How many sentences there are, and how many of them a speaker has read."""
    read = all_[Shown.READ] + all_[Shown.VALIDATED]
    st.caption(say("translations.summary", n=all_[Shown.ALL], read=read))


def _running(words: str, code: str) -> None:
    rtl = Language.of(code).direction == "rtl"
    line = f"{RIGHT_TO_LEFT}{words}{END}" if rtl else words
    st.markdown(prose(line), text_alignment="right" if rtl else "left")
