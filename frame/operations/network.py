"""By which addresses other devices reach this machine, and whether the server answers there. Nothing leaves it."""

import contextlib
import fcntl
import ipaddress
import socket
import struct
from urllib.parse import urlsplit

import streamlit as st

from domain.workshops.readiness import Address
from frame.address import only_here

_ASK_ADDRESS = 0x8915  # SIOCGIFADDR, of Linux
_NAME, _ADDRESS = 256, slice(20, 24)  # bytes of its question, and where its answer stands
_OF_MACHINES_INSIDE = ("docker", "br-", "veth", "virbr", "lxc", "podman", "cni", "tun", "tap")
_PRIVATE = ("10.255.255.255", "172.31.255.255", "192.168.255.255")  # nothing is sent there
_PATIENCE = 0.5  # seconds; a machine answers itself at once
_PORTS = {"https": 443, "http": 80}


def here() -> Address:
    """The address by which this browser came, and what to use instead if nobody else could."""
    url = urlsplit(st.context.url or "")
    came = f"{url.scheme}://{url.netloc}"
    if not only_here(came):
        return Address(came, alone=False)
    port = url.port or _PORTS.get(url.scheme, 80)
    own = own_addresses()
    others = tuple(f"{url.scheme}://{address}:{port}" for address in own)
    return Address(came, alone=True, others=others, open=any(answers(address, port) for address in own))


def own_addresses() -> tuple[str, ...]:
    """The IPv4 addresses of this machine on its networks, those of virtual machines left out."""
    names = [name for _, name in socket.if_nameindex() if not name.startswith(_OF_MACHINES_INSIDE)]
    found = [address for name in names if (address := _of_interface(name))]
    found += [address for network in _PRIVATE if (address := _towards(network))]
    return tuple(dict.fromkeys(address for address in found if _is_of_a_network(address)))


def answers(address: str, port: int) -> bool:
    """Whether somebody listens there, on this very machine."""
    try:
        socket.create_connection((address, port), _PATIENCE).close()
    except OSError:
        return False
    return True


def _of_interface(name: str) -> str | None:
    """Other systems than Linux do not answer this question: ``_towards`` is left to them."""
    asked = struct.pack(f"{_NAME}s", name.encode()[:15])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        return socket.inet_ntoa(fcntl.ioctl(probe.fileno(), _ASK_ADDRESS, asked)[_ADDRESS])
    return None


def _towards(network: str) -> str | None:
    """From which address a packet would leave for a private network: such a socket sends none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect((network, 9))
        return str(probe.getsockname()[0])
    return None


def _is_of_a_network(address: str) -> bool:
    known = ipaddress.ip_address(address)
    return not (known.is_loopback or known.is_unspecified or known.is_link_local)
