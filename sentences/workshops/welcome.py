"""What is done so that everybody can come, in one line: for posters, minutes and the list of workshops."""

from domain.workshops.welcome import Welcome
from texts import Language, say


def offered(said: Welcome) -> str:
    """«Garde d’enfants · Interprètes : arabe, comorien»; empty if nothing is offered."""
    parts = [say(f"welcome.{offer}") for offer in sorted(said.offers)]
    if said.languages:
        names = ", ".join(Language.of(code).name for code in said.languages)
        parts.append(say("welcome.interpreted", names=names))
    return " · ".join(parts)
