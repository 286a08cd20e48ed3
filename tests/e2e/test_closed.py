"""What the server does not offer is not there, and a name that is not its own is refused: by plain HTTP."""

from http.client import HTTPConnection

import pytest

from tests.e2e.application import Application

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def answered(server: Application, method: str, path: str, host: str = "") -> int:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        connection.request(method, path, b"x" if method in {"PUT", "POST"} else None, {"Host": host} if host else {})
        return connection.getresponse().status
    finally:
        connection.close()


def test_what_is_not_offered_is_not_there(server: Application) -> None:
    shut = {f"GET {path}": answered(server, "GET", path) for path in ("/_stcore/metrics", "/docs", "/auth/login")}
    shut["PUT"] = answered(server, "PUT", "/_stcore/upload_file/a/b")
    assert set(shut.values()) <= {404, 405}, shut
    assert answered(server, "GET", "/_stcore/health") == 200


def test_a_name_that_is_not_this_server_s_is_refused(server: Application) -> None:
    ours, theirs = (f"127.0.0.1:{server.port}", "localhost"), (f"evil.example:{server.port}", "localhost.evil.example")
    for path in ("/_stcore/health", "/api/health", "/"):
        assert [answered(server, "GET", path, host) for host in theirs] == [403, 403], path
        assert [answered(server, "GET", path, host) for host in ours] == [200, 200], path
