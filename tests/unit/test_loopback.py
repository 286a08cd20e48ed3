"""Each of the conditions alone says that somebody may sit elsewhere."""

import pytest

from domain.operations.loopback import at_this_machine, is_loopback

HERE = {"host": "127.0.0.1:8501"}


@pytest.mark.parametrize("name", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "LOCALHOST"])
def test_this_machine_alone(name: str) -> None:
    assert is_loopback(name)


@pytest.mark.parametrize(
    "name",
    [None, "", "0.0.0.0", "::", "192.168.1.4", "tablee.example", "localhost.example", "127.0.0.1.example"],  # noqa: S104
)
def test_every_other_name_reaches_further(name: str | None) -> None:
    assert not is_loopback(name)
    assert not at_this_machine(name, HERE)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "localhost", "[::1]:8501"])
def test_a_request_of_this_machine(host: str) -> None:
    assert at_this_machine("127.0.0.1", {"Host": host})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": ""},
        {"host": "tablee.example"},
        {"host": "192.168.1.4:8501"},
        {"host": "[::1"},
        {"host": "localhost@tablee.example"},
        {**HERE, "X-Forwarded-For": "127.0.0.1"},
        {**HERE, "x-forwarded-for": ""},
        {**HERE, "X-Forwarded-Host": "localhost"},
        {**HERE, "Forwarded": "for=127.0.0.1"},
        {**HERE, "X-Real-IP": "127.0.0.1"},
        {**HERE, "Via": "1.1 proxy"},
        {**HERE, "Host": "localhost"},
    ],
)
def test_each_header_alone_says_that_it_may_come_from_elsewhere(headers: dict[str, str]) -> None:
    assert not at_this_machine("127.0.0.1", headers)
