"""Every screen: file, address, icon and who may open it. The menu offers them, the server knows no others.

Whoever leads to one names it: ``address`` here, ``frame.offered.link`` for what Streamlit takes.
"""

from dataclasses import dataclass, field

from domain.priorities.priority import PROPOSES
from domain.staff.roles import (
    EDITS_CONTENT,
    INVITES_PARTNERS,
    MANAGES_ACCOUNTS,
    READS_JOURNAL,
    READS_SENSITIVE,
    READS_THEMES,
    RUNS_WORKSHOPS,
    Role,
)


@dataclass(frozen=True)
class Page:
    """One of them. ``at``: below which address; ``roles``: that may open it, None for everybody.

    ``hidden``: not in the menu. A workshop, a secret or a door leads there: what a bar has no room for, Streamlit says
    in English. ``full``: on the whole screen, without the menu. ``own``: its other name, for somebody who is signed in.
    """

    name: str
    at: str
    icon: str
    roles: frozenset[Role] | None = None
    hidden: bool = field(default=False, kw_only=True)
    full: bool = field(default=False, kw_only=True)
    own: str = field(default="", kw_only=True)

    @property
    def file(self) -> str:
        """Its script, beside that of the menu."""
        return f"{self.name}.py"

    @property
    def address(self) -> str:
        """On this server."""
        return f"/{self.at}"

    def named(self, *, signed_in: bool) -> str:
        """What it is called by whoever looks: its title in texts/ is ``screen.<that>``."""
        return (signed_in and self.own) or self.name

    @property
    def symbol(self) -> str:
        """Its icon, as Streamlit takes it."""
        return f":material/{self.icon}:"


SECTIONS: dict[str, tuple[Page, ...]] = {
    "": (
        Page("home", "accueil", "home"),
        Page("participate", "participer", "touch_app", full=True),
        Page("my_answers", "mes-reponses", "confirmation_number", full=True),
        Page("my_ballot", "mon-bulletin", "receipt_long", hidden=True),
        Page("structure", "structure", "home_work", hidden=True, full=True),
        Page("ties", "liens", "hub", hidden=True),
        Page("remote", "telecommande", "settings_remote", hidden=True, full=True),
        Page("access", "acces", "key", hidden=True),
        Page("sign_in", "connexion", "account_circle", own="my_account"),
    ),
    "menu.project": (
        Page("project", "projet", "groups"),
        Page("territories", "territoires", "map"),
        Page("priorities", "priorites", "lightbulb"),
        Page("solutions", "solutions", "extension"),
        Page("together", "ensemble", "diversity_3"),
        Page("resources", "ressources", "menu_book"),
        Page("results", "resultats", "insights"),
        Page("follow_up", "suites", "handshake"),
        Page("helping", "aide", "support"),
        Page("privacy", "vie-privee", "lock"),
        Page("accessibility", "accessibilite", "accessibility_new"),
    ),
    "menu.results": (
        Page("themes", "themes", "bar_chart", READS_THEMES),
        Page("theme", "theme", "analytics", READS_THEMES, hidden=True),
        Page("compare", "comparer", "compare_arrows", READS_THEMES),
        Page("indicators", "indicateurs", "straighten", READS_THEMES),
        Page("votes", "votes", "how_to_vote", READS_THEMES),
        Page("cooperation", "cooperation", "hub", READS_THEMES),
        Page("minutes", "compte-rendu", "description", READS_THEMES),
        Page("report", "rapport", "summarize", READS_SENSITIVE),
    ),
    "menu.workshops": (
        Page("prepare", "preparer", "event", RUNS_WORKSHOPS),
        Page("room", "salle", "checklist", RUNS_WORKSHOPS),
        Page("facilitate", "animer", "campaign", RUNS_WORKSHOPS),
        Page("wall", "projeter", "present_to_all", RUNS_WORKSHOPS, hidden=True, full=True),
        Page("paper", "saisie", "keyboard", RUNS_WORKSHOPS),
        Page("recordings", "voix", "mic", RUNS_WORKSHOPS, hidden=True, full=True),
        Page("waves", "vagues", "waves", RUNS_WORKSHOPS),
        Page("moderation", "moderation", "rate_review", PROPOSES),
        Page("partners", "partenaires", "handshake", INVITES_PARTNERS),
    ),
    "menu.house": (
        Page("contents", "contenus", "edit_document", EDITS_CONTENT),
        Page("journal", "journal", "history", READS_JOURNAL),
        Page("accounts", "comptes", "key", MANAGES_ACCOUNTS),
        Page("data", "donnees", "auto_delete", MANAGES_ACCOUNTS),
    ),
}
PAGES = {page.name: page for pages in SECTIONS.values() for page in pages}
FULL_SCREEN = tuple(page.address for page in PAGES.values() if page.full)
ADDRESSES = frozenset(page.address for page in PAGES.values())


def address(name: str) -> str:
    """Where the page of that name is, on this server."""
    return PAGES[name].address
