"""What a priority may cost, in words."""

from domain.priorities.priority import Cost
from texts import say, whole


def cost_in_words(cost: Cost) -> str:
    """«entre … € et … €», by year or once."""
    key = "priority.cost_yearly" if cost.yearly else "priority.cost_once"
    return say(key, low=whole(cost.low), high=whole(cost.high))
