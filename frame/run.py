"""What is asked of the database once in a run of a page, or of a fragment alone, however many of its parts ask."""

from collections.abc import Callable
from typing import TypeVar

from streamlit.runtime.scriptrunner import get_script_run_ctx

T = TypeVar("T")


def once(name: str, key: object, read: Callable[[], T]) -> T:
    """What ``read`` says; in this run, what it said before of the same ``key``. ``name``: of what is asked."""
    context = get_script_run_ctx()
    run = getattr(context, "parallel_coordinator", None)  # made anew for each run, of a page or of a fragment alone
    known = getattr(context, name, None)
    if run is not None and known is not None and known[0] is run and known[1] == key:
        answered: T = known[2]
        return answered
    said = read()
    if context is not None:
        setattr(context, name, (run, key, said))
    return said
