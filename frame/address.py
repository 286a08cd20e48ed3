"""The address under which this page was asked for."""

from urllib.parse import urlsplit

import streamlit as st

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def alone() -> bool:
    """Whether no other device can use it: what it shows of addresses would lead nowhere."""
    return urlsplit(st.context.url or "").hostname in _LOOPBACK
