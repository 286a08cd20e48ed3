"""The address under which this page was asked for."""

from urllib.parse import urlsplit

import streamlit as st

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def alone() -> bool:
    """Whether no other device can use it: what it shows of addresses would lead nowhere."""
    return only_here(st.context.url or "")


def only_here(address: str) -> bool:
    """Whether this address leads every device to itself."""
    return urlsplit(address).hostname in _LOOPBACK
