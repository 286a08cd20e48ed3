"""What is said and drawn of each way of voting: a module each, named as in ``domain.votes.methods``."""

from domain.variants import Variants
from sentences.votes.telling import Telling

METHODS = Variants(Telling, "sentences.votes.methods", "METHOD")  # type: ignore[type-abstract]  # never made, only known again
