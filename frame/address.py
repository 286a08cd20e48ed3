"""The address under which this page was asked for."""

import ipaddress
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from frame.offered import link
from frame.registry import address


def alone() -> bool:
    """Whether no other device can use it: what it shows of addresses would lead nowhere."""
    return only_here(st.context.url or "")


def instead() -> StreamlitPage | None:
    """Where it is told by which addresses other devices come, where this one would lead each of them to itself."""
    return link("room") if alone() else None


def wall(workshop: str) -> str:
    """The wall of a workshop, on this server."""
    return f"{address('wall')}?workshop={workshop}"


def way_in(code: str) -> str:
    """Where somebody joins the workshop of this code, as devices reach this very server."""
    return f"{whole('participate')}?code={code}"


def whole(page: str) -> str:
    """The address of the page of that name, as other devices reach this very server."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{address(page)}"


def only_here(origin: str) -> bool:
    """Whether this address leads every device to itself."""
    name = urlsplit(origin).hostname or ""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"
