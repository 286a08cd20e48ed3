"""What somebody had typed when their session ended: kept in this page until the same account is back, for nobody else.

Streamlit forgets a field as soon as a run does not draw it, which is what a closed door does.
"""

from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from domain.staff.roles import Visitor

KEPT = "kept_while_signed_out"  # (the account, what it had typed by the key of its field)
# Fields whose value a page may set again: buttons and components refuse it, or would do their act once more.
TYPED = {"string_value", "int_value", "double_value", "bool_value", "string_array_value", "double_array_value"} | {
    "int_array_value"
}


def keep(account: str | None) -> None:
    """Set aside what ``account`` has typed, the very values that came with this run included."""
    if account is None or KEPT in st.session_state:
        return
    st.session_state[KEPT] = (account, {key: value for key, value in st.session_state.items() if _typed(str(key))})


def give_back(person: Visitor) -> bool:
    """Put what this person had typed back into its fields, which are not drawn yet; whether there was anything."""
    if KEPT not in st.session_state:
        return False
    account, typed = st.session_state.pop(KEPT)
    if account != person.staff_id:
        return False
    values: dict[str, Any] = {key: value for key, value in typed.items() if key not in st.session_state}
    for key, value in values.items():
        st.session_state[key] = value
    return bool(values)


def _typed(key: str) -> bool:
    """Whether this key is a field's, by what the last run that drew it said of it."""
    context = get_script_run_ctx()
    if context is None:
        return False
    # No public way tells a button from a field; the pinned version is what tests/pages/test_session_end.py runs on.
    known = context.session_state._state  # noqa: SLF001
    widget = known._key_id_mapper.get_id_from_key(key)  # noqa: SLF001
    metadata = known._new_widget_state.widget_metadata.get(widget) if widget else None  # noqa: SLF001
    return metadata is not None and metadata.value_type in TYPED
