"""What staff fill in for each way of voting: a module each, named as in ``domain.votes.methods``."""

from components.votes.form import Form
from domain.variants import Variants

METHODS = Variants(Form, "components.votes.methods", "METHOD")  # type: ignore[type-abstract]  # never made, only known again
