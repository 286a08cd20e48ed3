"""Whether whoever asks sits at this very machine: what may be tried without a password is tried there only."""

import ipaddress
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

_PASSED_ON = ("forwarded", "x-real-ip", "via")  # and whatever begins as the next one
_PASSED_ON_TOO = "x-forwarded"


def is_loopback(name: str | None) -> bool:
    """Whether this name or address is this machine's own and no other's; no name at all is every address."""
    if not name:
        return False
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name.lower() == "localhost"


def passed_on(names: Iterable[str]) -> bool:
    """Whether one of these headers is what a proxy adds: then somebody may sit elsewhere."""
    return any(name.lower() in _PASSED_ON or name.lower().startswith(_PASSED_ON_TOO) for name in names)


def at_this_machine(bound: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a request came to an address that only this machine reaches, under such a name, through no proxy.

    Parameters
    ----------
    bound : the address that the server listens on; None for all.
    headers : of the request, by name, in whatever case.
    """
    hosts = [value for name, value in headers.items() if name.lower() == "host"]
    if len(hosts) != 1:
        return False
    try:
        host = urlsplit(f"//{hosts[0]}").hostname
    except ValueError:
        return False
    return is_loopback(bound) and is_loopback(host) and not passed_on(headers)
