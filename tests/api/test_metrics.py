"""Numbers about the house, read on this very machine: how many and how long, never who, nor which of two things."""

import http.client
import json
import logging
import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.testclient import TestClient

from db.engine import Database
from domain.operations import logs
from domain.operations.settings import Settings, UnsafeConfiguration
from server import api
from server.middleware.traffic import Traffic
from server.operations import metrics
from server.operations.exposed import HERE, Exposed, PortTaken
from tests.e2e.application import _free_port

LINE = re.compile(r'tablee_[a-z_]+(\{[a-z]+="[a-zA-Z0-9.+]+"(,[a-z]+="[a-zA-Z0-9.+]+")?\})? -?[0-9.e+-]+')


@pytest.fixture
def port() -> Iterator[int]:
    found = _free_port()
    exposed = Exposed(found)
    exposed.start()
    yield found
    exposed.stop()


@pytest.fixture
def browser(loaded: Database) -> Iterator[TestClient]:
    house = Starlette(routes=[Mount("/api", app=api.build())], middleware=[Middleware(Traffic)])
    with TestClient(house, raise_server_exceptions=False) as client:
        yield client


def asked(port: int, path: str = "/metrics", **headers: str) -> tuple[int, str]:
    line = http.client.HTTPConnection(HERE, port, timeout=10)
    line.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = line.getresponse()
    return answer.status, answer.read().decode()


def numbers(port: int) -> dict[str, float]:
    status, page = asked(port)
    assert status == 200
    lines = [line for line in page.splitlines() if not line.startswith("# TYPE ")]
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_requests_are_counted_by_their_kind_and_by_nothing_else(browser: TestClient, port: int) -> None:
    before = numbers(port)
    for path, body in (("tickets/read", {"ticket": "carotte"}), ("visits", {"code": "CANARI"})):
        browser.post(f"/api/{path}?canari=1", json=body, headers={"Origin": "http://testserver"})
    for _ in range(3):
        browser.get("/api/health")
    after = numbers(port)

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert more('tablee_requests_total{kind="write",status="4xx"}') == 2
    assert more('tablee_requests_total{kind="read",status="2xx"}') == 3
    assert more('tablee_request_seconds_count{kind="write"}') == 2
    assert more('tablee_request_seconds_bucket{kind="read",le="+Inf"}') == 3
    assert after['tablee_requests_open{kind="write"}'] == 0
    _, page = asked(port)
    for said in ("carotte", "CANARI", "canari", "tickets", "visits", "testserver", "127.0.0.1"):
        assert said not in page


def test_nobody_reads_them_from_elsewhere(port: int) -> None:
    assert asked(port)[0] == 200
    assert asked(port, Host="evil.example")[0] == 404
    assert asked(port, X_Forwarded_For="192.0.2.1")[0] == 404
    assert asked(port, path="/metrics?x=1")[0] == 404
    assert asked(port, path="/")[0] == 404
    assert HERE == "127.0.0.1"


def test_two_processes_have_two_ports_and_a_taken_one_says_so(port: int) -> None:
    with pytest.raises(PortTaken, match=str(port)):
        Exposed(port).start()
    other = Exposed(_free_port())
    other.start()
    other.stop()
    none = Exposed(0)
    none.start()
    none.stop()


@pytest.mark.parametrize("named", ["0", "65536", "-1", "here", "9 100", "٩٠٩٠"])
def test_what_is_no_port_is_refused(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLEE_METRICS_PORT", named)
    with pytest.raises(UnsafeConfiguration, match="TABLEE_METRICS_PORT"):
        Settings.from_environment()


def test_a_line_as_json_says_the_same_four_things_and_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLEE_LOGS", "json")
    shown = logs.Structured()
    for name in ("tablee.x", "sqlalchemy.engine"):
        try:
            int("topinambour-canari")
        except ValueError as error:
            told = logs.line(name, logging.ERROR, __file__, 1, "it failed", (), (ValueError, error, None))
        said = json.loads(shown.format(told))
        assert list(said) == ["at", "level", "logger", "message"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", said["at"])
        assert "ValueError" in said["message"]
        assert "canari" not in shown.format(told)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_goes_wrong_is_told_by_the_log_without_anybodys_address(
    loaded: Database, port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def wrong() -> str:
        message = "carotte"
        raise ValueError(message)

    with monkeypatch.context() as broken:
        broken.setattr(metrics, "text", wrong)
        for _ in "12":
            with pytest.raises(http.client.HTTPException):
                asked(port)
    assert [record.name for record in caplog.records if record.levelno == logging.ERROR] == ["tablee.metrics"] * 2
    said = capfd.readouterr()
    assert not any(word in said.out + said.err for word in (HERE, "carotte", "Traceback"))
    assert asked(port)[0] == 200
