"""A priority in words: what it costs, where it stands, what happened to it."""

from domain.priorities import Cost
from texts import say


def cost_in_words(cost: Cost) -> str:
    """«entre … € et … €», with the coins that stand for it."""
    key = "priority.cost_yearly" if cost.yearly else "priority.cost_once"
    coins = ":material/euro:" * cost.coins
    return f"{coins} {say(key, low=_euros(cost.low), high=_euros(cost.high))}"


def _euros(amount: int) -> str:
    return f"{amount:,}".replace(",", "\u202f")
