"""Trust and value in words."""

from collections.abc import Mapping

import pandas as pd

from domain.cooperation.trust import Median
from texts import say


def median(one: Median) -> str:
    """A median in words, or why it is not told."""
    if one.why is not None:
        return say(f"trust.untold.{one.why}")
    low, high = (say(f"trust_degree.{degree}").lower() for degree in (one.low, one.high))
    middle = low if low == high else say("trust.between", low=low, high=high)
    return say("trust.median", middle=middle, n=one.n)


def table(told_of: Mapping[str, Median]) -> pd.DataFrame:
    """A row a question, by its name."""
    rows = pd.Index([say(f"trust_short.{name}") for name in told_of], name=say("trust.column.question"))
    return pd.DataFrame({say("trust.column.median"): [median(one) for one in told_of.values()]}, index=rows)
