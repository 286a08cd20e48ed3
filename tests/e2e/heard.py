"""Every state of the tablet as a screen reader finds it: no barrier, each control named, each word in its language.

In the same page as ``boxes``; axe's rules, Chromium's own accessibility tree, and the words themselves.
"""

import random
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page

from db.engine import Database
from tests.e2e import boxes
from tests.e2e.application import Application
from tests.e2e.conftest import barriers
from texts import LANGUAGES

NAMED = {"button", "link", "radio", "checkbox", "textbox", "searchbox", "spinbutton", "radiogroup"}
FEW = 2  # places of a scene in a draw


@dataclass
class Heard:
    """What a campaign heard: how many states, how many controls in them, and what was wrong."""

    states: int = 0
    controls: int = 0
    languages: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def campaign(
    browser: Browser, server: Application, database: Database, heard: Heard, luck: random.Random | None = None
) -> None:
    """Every place of every scene in every language; with ``luck`` a few of them in one."""
    for page in boxes.scenes(browser, server, database):
        tree = page.context.new_cdp_session(page)
        places = range(len(page.evaluate("boxes.told()")))
        for language in LANGUAGES if luck is None else [luck.choice(list(LANGUAGES))]:
            for at in places if luck is None else luck.sample(places, min(FEW, len(places))):
                _listen(page, tree, language, at, heard)
        tree.detach()


def _listen(page: Page, tree: CDPSession, language: str, at: int, heard: Heard) -> None:
    way = {"language": language, "size": 1, "voice": True}
    place = page.evaluate("([way, at]) => boxes.draw(way, at)", [way, at])
    heard.states += 1
    heard.languages.add(language)
    found = [each for each in barriers(page) if "(serious)" in each or "(critical)" in each]
    nodes = [node for node in tree.send("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    controls = [node for node in nodes if node["role"]["value"] in NAMED]
    heard.controls += len(controls)
    found += [
        f"a {node['role']['value']} without a name"
        for node in controls
        if not str(node.get("name", {}).get("value", "")).strip()
    ]
    found += page.evaluate("language => boxes.spoken(language)", language)
    heard.faults += [f"{place} in {language}: {each}" for each in found]
