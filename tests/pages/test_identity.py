"""«Se connecter avec …» stands where a provider is named, and nowhere else; its refusals are sentences of ours."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from components.staff.provider import REFUSALS
from db.engine import Database
from domain.staff.access import keyed
from domain.staff.roles import Role
from frame.access import LINK
from tests.conftest import SECRET_KEY
from tests.pages.conftest import BROWSER, OpenPage
from tests.pages.test_accounts import invite
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
SETTINGS = {"ISSUER": "https://id.example", "CLIENT_ID": "t", "CLIENT_SECRET": "s", "PUBLIC": "https://t.example"}


def buttons(page: AppTest) -> list[tuple[str, bool]]:
    """What each says, and whether it takes the link of this tab along."""
    assert not page.exception
    drawn = [one.proto for one in page.main if getattr(one.proto, "component_name", "") == "tablee_provider"]
    return [(said["label"], said["link"]) for said in (json.loads(proto.json) for proto in drawn)]


def test_the_button_is_there_only_where_a_provider_is_named(
    loaded: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = invite(open_page("accounts", Role.COORDINATOR, territory="lyon", database=loaded), "Ana", "facilitator")
    for name, expected in (("", False), ("Fédéré", True)):
        for setting, value in SETTINGS.items() if name else ():
            monkeypatch.setenv(f"TABLEE_OIDC_{setting}", value)
        monkeypatch.setenv("TABLEE_OIDC_NAME", name)
        label = say("provider.enter", name=name)
        assert buttons(open_page("sign_in", database=loaded)) == [(label, False)] * expected
        held = open_page("access", database=loaded, run=False)
        held.session_state[LINK] = keyed(SECRET_KEY, secret)
        assert buttons(held.run()) == [(label, True)] * expected
        ended = open_page("prepare", database=loaded, run=False)
        ended.session_state[BROWSER] = "a token that is over"
        assert buttons(ended.run()) == [(label, False)] * expected  # whoever has no password comes back too
        assert not buttons(open_page("sign_in", Role.FACILITATOR, territory="lyon", database=loaded))


def test_an_address_makes_the_page_say_our_own_sentences_alone(loaded: Database, open_page: OpenPage) -> None:
    for name in (*REFUSALS, "unexpected", "AppelezLe0800", "../app.name", ""):
        page = open_page("sign_in", database=loaded, run=False)
        page.query_params["refus"] = name
        said = [one.value for one in page.run().error]
        assert said == ([say(f"error.{name}")] if name in REFUSALS else []), name
