"""Every screen: file, address, icon and who may open it. The menu offers them, the server knows no others."""

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

Entry = tuple[str, str, str, frozenset[Role] | None]  # file, address, icon, roles that may open it (None: everybody)

SECTIONS: dict[str, tuple[Entry, ...]] = {
    "": (
        ("home", "accueil", "home", None),
        ("participate", "participer", "touch_app", None),
        ("my_answers", "mes-reponses", "confirmation_number", None),
        ("my_ballot", "mon-bulletin", "receipt_long", None),
        ("structure", "structure", "home_work", None),
        ("ties", "liens", "hub", None),
        ("remote", "telecommande", "settings_remote", None),
        ("access", "acces", "key", None),
        ("sign_in", "connexion", "account_circle", None),
    ),
    "menu.project": (
        ("project", "projet", "groups", None),
        ("territories", "territoires", "map", None),
        ("priorities", "priorites", "lightbulb", None),
        ("solutions", "solutions", "extension", None),
        ("together", "ensemble", "diversity_3", None),
        ("resources", "ressources", "menu_book", None),
        ("results", "resultats", "insights", None),
        ("follow_up", "suites", "handshake", None),
        ("helping", "aide", "support", None),
        ("privacy", "vie-privee", "lock", None),
        ("accessibility", "accessibilite", "accessibility_new", None),
    ),
    "menu.results": (
        ("themes", "themes", "bar_chart", READS_THEMES),
        ("theme", "theme", "analytics", READS_THEMES),
        ("compare", "comparer", "compare_arrows", READS_THEMES),
        ("indicators", "indicateurs", "straighten", READS_THEMES),
        ("votes", "votes", "how_to_vote", READS_THEMES),
        ("cooperation", "cooperation", "hub", READS_THEMES),
        ("minutes", "compte-rendu", "description", READS_THEMES),
        ("report", "rapport", "summarize", READS_SENSITIVE),
    ),
    "menu.workshops": (
        ("prepare", "preparer", "event", RUNS_WORKSHOPS),
        ("room", "salle", "checklist", RUNS_WORKSHOPS),
        ("facilitate", "animer", "campaign", RUNS_WORKSHOPS),
        ("projector", "projeter", "present_to_all", RUNS_WORKSHOPS),
        ("paper", "saisie", "keyboard", RUNS_WORKSHOPS),
        ("recordings", "voix", "mic", RUNS_WORKSHOPS),
        ("waves", "vagues", "waves", RUNS_WORKSHOPS),
        ("moderation", "moderation", "rate_review", PROPOSES),
        ("partners", "partenaires", "handshake", INVITES_PARTNERS),
    ),
    "menu.house": (
        ("contents", "contenus", "edit_document", EDITS_CONTENT),
        ("journal", "journal", "history", READS_JOURNAL),
        ("accounts", "comptes", "key", MANAGES_ACCOUNTS),
        ("data", "donnees", "auto_delete", MANAGES_ACCOUNTS),
    ),
}
# A workshop, a secret or a door leads to them: what a bar has no room for, Streamlit says in English.
REACHED_BY_LINK = {"access", "my_ballot", "projector", "recordings", "remote", "structure", "theme", "ties"}
FULL_SCREEN = ("/participer", "/projeter", "/mes-reponses", "/structure", "/telecommande", "/voix")
ADDRESSES = frozenset(f"/{address}" for entries in SECTIONS.values() for _, address, _, _ in entries)
