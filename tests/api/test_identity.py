"""Signing in with an identity provider: everything that it may say wrong opens nothing, and nobody is made up."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
import requests
from sqlalchemy import func, select
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from db.engine import Database
from db.models.identity import IdentityRow
from db.models.staff import StaffRow
from db.passwords import NOBODY
from db.queries.staff import access, sessions, staff
from domain.operations.settings import UnsafeConfiguration
from domain.staff.access import InvitationWish, keyed
from domain.staff.roles import EVERYWHERE, Role, Visitor
from frame.visitor import COOKIE
from server import api
from server.staff import identity
from server.staff.provider import doors
from tests.conftest import SECRET_KEY
from tests.provider import CLIENT, SECRET, Provider, serving

HOST = "http://tablee.example:8501"
ADMIN = Visitor(None, "A", {Role.ADMINISTRATOR: frozenset({EVERYWHERE})})
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def standing() -> Iterator[Provider]:
    with serving() as provider:
        yield provider


@pytest.fixture
def provider(standing: Provider, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    fresh = Provider(port=standing.port, keys=standing.keys)
    standing.__dict__.update(fresh.__dict__)
    for name, value in {
        "ISSUER": standing.issuer, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, "PUBLIC": "https://tablee.example",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"TABLEE_OIDC_{name}", value)
    doors.cache_clear()
    yield standing
    doors.cache_clear()


@pytest.fixture
def open_browser(loaded: Database, provider: Provider) -> Iterator[Callable[[], TestClient]]:
    app = Starlette(routes=[Mount("/api", app=api.build())])
    opened: list[TestClient] = []

    def one() -> TestClient:
        opened.append(TestClient(app, base_url=HOST, follow_redirects=False))
        return opened[-1]

    yield one
    for client in opened:
        client.close()


@pytest.fixture
def browser(open_browser: Callable[[], TestClient]) -> TestClient:
    return open_browser()


def begin(browser: TestClient, secret: str = "") -> str:
    answer = browser.post("/api/staff/provider/way", json={"secret": secret}, headers={"Origin": HOST})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["to"])


def away(to: str) -> str:
    """Where the provider sends the browser back."""
    return str(requests.get(to, allow_redirects=False, timeout=30).headers["location"])


def back(browser: TestClient, address: str) -> httpx2.Response:
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}" == "https://tablee.example"
    return browser.get(f"{parts.path}?{parts.query}")


def way(browser: TestClient, secret: str = "") -> httpx2.Response:
    return back(browser, away(begin(browser, secret)))


def refusal(answer: httpx2.Response) -> str:
    """Why the way led nowhere: no session was opened."""
    assert answer.status_code == 303
    assert COOKIE not in answer.headers.get("set-cookie", "")
    return parse_qs(urlsplit(answer.headers["location"]).query).get("refus", ["none"])[0]


def who(database: Database, browser: TestClient) -> Visitor | None:
    with database.reading() as connection:
        return sessions.visitor_of(connection, browser.cookies.get(COOKIE) or "", datetime.now(UTC))


def people(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(StaffRow)).scalar_one()


def invite(database: Database, secret: str, role: Role = Role.FACILITATOR) -> None:
    with database.transaction() as connection:
        access.invite(
            connection, InvitationWish(f"Pour {secret}", role, "lyon"), keyed(SECRET_KEY, secret), who=ADMIN, now=NOW
        )


def test_an_invitation_binds_an_identity_which_opens_from_then_on(
    loaded: Database, provider: Provider, open_browser: Callable[[], TestClient]
) -> None:
    invite(loaded, "second", Role.COMMITTEE)
    invite(loaded, "first")
    for secret, subject, name in (("first", "sub-1", "Ana"), ("second", "sub-2", "Ben")):
        provider.subject, provider.names = subject, {"name": name}
        browser = open_browser()
        answer = way(browser, secret)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        found = who(loaded, browser)
        assert found is not None
        assert found.name == name
    for subject, name, role in (("sub-2", "Ben", Role.COMMITTEE), ("sub-1", "Ana", Role.FACILITATOR)):
        provider.subject, provider.signed = subject, False  # and userinfo in clear
        browser = open_browser()
        assert way(browser).headers["location"] == "/"
        found = who(loaded, browser)
        assert found is not None
        assert (found.name, found.roles) == (name, {role: frozenset({"lyon"})})
    with loaded.reading() as connection:
        kept = str(connection.execute(select(IdentityRow)).all())
        hashes = set(connection.execute(select(StaffRow.password_hash)).scalars())
    assert "sub-1" not in kept
    assert hashes == {NOBODY}  # no password opens them


def test_somebody_unknown_is_told_so_and_nothing_is_created(
    loaded: Database, provider: Provider, browser: TestClient
) -> None:
    assert refusal(way(browser)) == "IdentityUnknown"
    assert refusal(way(browser, "no such link")) == "AccessLinkOver"
    assert people(loaded) == 0


def test_an_account_takes_an_identity_by_a_link_and_loses_its_password(
    loaded: Database, provider: Provider, browser: TestClient
) -> None:
    for login in ("ben", "ana"):
        with loaded.transaction() as connection:
            staff.create(connection, login=login, name=login, password_hash="-", places={Role.FACILITATOR: {"lyon"}})
            shown = staff.account(connection, login)
            access.renewal(connection, shown, keyed(SECRET_KEY, login), who=ADMIN, now=NOW)
    assert way(browser, "ana").headers["location"] == "/"
    assert refusal(way(browser, "ben")) == "IdentityTaken"  # leila is ana already
    provider.subject = "another"
    assert way(browser, "ben").headers["location"] == "/"
    with loaded.reading() as connection:
        assert [staff.proof(connection, login) for login in ("ana", "ben")] == [
            (staff.account(connection, login).id, NOBODY) for login in ("ana", "ben")
        ]
    with loaded.transaction() as connection:  # a password that is chosen later takes its place
        access.renewal(connection, staff.account(connection, "ben"), keyed(SECRET_KEY, "b2"), who=ADMIN, now=NOW)
        access.renew(connection, keyed(SECRET_KEY, "b2"), "a new hash", NOW)
    assert refusal(way(browser)) == "IdentityUnknown"


@pytest.fixture
def known(loaded: Database, provider: Provider, open_browser: Callable[[], TestClient]) -> None:
    invite(loaded, "hers")
    assert way(open_browser(), "hers").headers["location"] == "/"


WRONG: dict[str, Callable[[Provider], object]] = {
    "another nonce": lambda one: one.wrong.update(nonce="0" * 64),
    "no nonce": lambda one: one.wrong.update(nonce=None),
    "another audience": lambda one: one.wrong.update(aud="somebody-else"),
    "two audiences": lambda one: one.wrong.update(aud=[CLIENT, "somebody-else"]),
    "for another bearer": lambda one: one.wrong.update(aud=[CLIENT, "b"], azp="b"),
    "another issuer": lambda one: one.wrong.update(iss="https://elsewhere.example"),
    "no end": lambda one: one.wrong.update(exp=None),
    "an end in words": lambda one: one.wrong.update(exp="tomorrow"),
    "too old": lambda one: setattr(one, "skew", -3_600 - 120),
    "of tomorrow": lambda one: setattr(one, "skew", 86_400),
    "not yet": lambda one: one.wrong.update(nbf=int(datetime.now(UTC).timestamp()) + 300),
    "no subject": lambda one: one.wrong.update(sub=None),
    "a long subject": lambda one: (one.wrong.update(sub="x" * 256), one.about.update(sub="x" * 256)),
    "userinfo of another": lambda one: one.about.update(sub="somebody else"),
    "userinfo for another": lambda one: one.about.update(aud="somebody-else"),
    "userinfo from elsewhere": lambda one: one.about.update(iss="https://elsewhere.example"),
    "not signed": lambda one: setattr(one, "alg", "none"),
    "signed with what everybody knows": lambda one: setattr(one, "alg", "HS256"),
    "signed in a way we did not choose": lambda one: setattr(one, "alg", "RS512"),
}


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.parametrize("how", WRONG)
def test_what_is_not_as_it_should_be_opens_nothing(provider: Provider, browser: TestClient, how: str) -> None:
    WRONG[how](provider)
    assert refusal(way(browser)) == "ProviderRefused"
    provider.wrong, provider.about, provider.skew, provider.alg = {}, {}, 0, "RS256"
    assert way(browser).headers["location"] == "/"


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("skew", [-45, 45])
def test_two_clocks_may_differ_by_less_than_a_minute(provider: Provider, browser: TestClient, skew: int) -> None:
    provider.skew = skew
    provider.wrong["exp"] = int(datetime.now(UTC).timestamp()) + min(skew, 0)
    assert way(browser).headers["location"] == "/"


@pytest.mark.usefixtures("known")
def test_a_new_key_is_fetched_and_one_that_is_not_published_is_not_believed(
    provider: Provider, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.staff.provider.AGAIN", 0)
    former = provider.keys
    assert way(browser).headers["location"] == "/"
    provider.rotate()
    assert way(browser).headers["location"] == "/"
    current, provider.keys = provider.keys, former
    provider.published = current
    assert refusal(way(browser)) == "ProviderRefused"
    provider.published = []
    assert refusal(way(browser)) == "ProviderRefused"


@pytest.mark.usefixtures("known")
def test_keys_that_nobody_has_are_not_asked_for_at_every_token(provider: Provider, browser: TestClient) -> None:
    assert way(browser).headers["location"] == "/"
    provider.published = list(provider.keys)
    provider.rotate()
    provider.asked.clear()
    for _ in range(3):
        assert refusal(way(browser)) == "ProviderRefused"
    assert len(provider.asked) <= 1


@pytest.mark.usefixtures("known")
def test_two_browsers_cannot_end_each_other_s_way_nor_one_its_own_twice(
    loaded: Database, open_browser: Callable[[], TestClient]
) -> None:
    first, second = open_browser(), open_browser()
    of_first, of_second = away(begin(first)), away(begin(second))
    assert refusal(back(second, of_first)) == "WayOver"
    assert refusal(back(first, of_second)) == "WayOver"
    assert back(second, of_second).headers["location"] == "/"
    assert back(first, of_first).headers["location"] == "/"
    for browser, again in ((first, of_first), (second, of_second)):
        assert refusal(back(browser, again)) == "WayOver"
        assert who(loaded, browser) is not None  # the session that it had goes on
    assert refusal(open_browser().get("/api/staff/provider/return?code=c&state=s")) == "WayOver"


@pytest.mark.usefixtures("known")
def test_a_code_of_one_way_is_of_no_use_in_another(browser: TestClient) -> None:
    """Two tabs of one browser: PKCE ties each code to the way for which it was asked."""
    one, other = (parse_qs(urlsplit(away(begin(browser))).query) for _ in range(2))
    crossed = f"/api/staff/provider/return?code={one['code'][0]}&state={other['state'][0]}"
    assert refusal(browser.get(crossed)) == "ProviderRefused"
    tampered = one["state"][0][:-1] + ("0" if one["state"][0][-1] != "0" else "1")
    assert refusal(browser.get(f"/api/staff/provider/return?code=c&state={tampered}")) == "WayOver"


@pytest.mark.usefixtures("known")
def test_a_way_is_over_after_ten_minutes_and_ends_with_its_own_provider(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, elsewhere, refused = (away(begin(browser)) for _ in range(3))
    assert refusal(back(browser, elsewhere.replace("iss=", "iss=https%3A%2F%2Felsewhere"))) == "ProviderRefused"
    assert refusal(back(browser, refused.replace("code=", "error=access_denied&not="))) == "ProviderRefused"
    monkeypatch.setattr(identity, "now", lambda: datetime.now(UTC) + timedelta(minutes=11))
    assert refusal(back(browser, late)) == "WayOver"


@pytest.mark.usefixtures("known")
def test_a_closed_account_is_unknown(loaded: Database, browser: TestClient) -> None:
    assert way(browser).headers["location"] == "/"
    found = who(loaded, browser)
    assert found is not None
    with loaded.transaction() as connection:
        staff.deactivate(connection, str(found.staff_id), NOW)
    assert refusal(way(browser)) == "IdentityUnknown"


def test_a_provider_that_is_away_is_said_and_asked_again_a_little_later(
    provider: Provider, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.away = True
    for _ in range(3):
        answer = browser.post("/api/staff/provider/way", json={}, headers={"Origin": HOST})
        assert (answer.status_code, answer.json()["code"]) == (503, "ProviderAway")
    assert provider.asked == ["description"]
    provider.away = False
    monkeypatch.setattr("server.staff.provider.AGAIN", 0)
    assert begin(browser).startswith(f"{provider.issuer}/authorize?")


@pytest.mark.usefixtures("known")
def test_signing_out_ends_the_session_there_where_that_is_wanted(
    loaded: Database, provider: Provider, open_browser: Callable[[], TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = open_browser()
    way(here)
    assert here.post("/api/staff/session/end", json={}, headers={"Origin": HOST}).status_code == 204
    monkeypatch.setenv("TABLEE_OIDC_LOGOUT", "1")
    doors.cache_clear()
    there = open_browser()
    way(there)
    answer = there.post("/api/staff/session/end", json={}, headers={"Origin": HOST})
    assert answer.status_code == 200
    assert away(answer.json()["to"]) == "https://tablee.example/"
    assert len(provider.ended) == 1
    assert who(loaded, there) is None
    assert there.post("/api/staff/session/end", json={}, headers={"Origin": HOST}).status_code == 204


def test_without_a_provider_there_is_no_way(loaded: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TABLEE_OIDC_ISSUER", raising=False)
    doors.cache_clear()
    with TestClient(Starlette(routes=[Mount("/api", app=api.build())]), base_url=HOST) as client:
        answer = client.post("/api/staff/provider/way", json={}, headers={"Origin": HOST})
        assert (answer.status_code, answer.json()["code"]) == (404, "NoProvider")
        elsewhere = {"Origin": "https://elsewhere.example"}
        assert client.post("/api/staff/provider/way", json={}, headers=elsewhere).status_code == 403


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    ("name", "value"), [("ISSUER", "http://id.example"), ("PUBLIC", "tablee.example"), ("CLIENT_SECRET", "")]
)
def test_what_would_send_secrets_in_clear_or_to_nobody_does_not_start(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"TABLEE_OIDC_{name}", value)
    doors.cache_clear()
    with pytest.raises(UnsafeConfiguration, match=f"TABLEE_OIDC_{name}"):
        doors()
