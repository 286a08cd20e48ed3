"""Logging without personal data: our own loggers only, and no line of the web server that could hold an address."""

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def set_up() -> None:
    """One stream, minute resolution, no access log: addresses, codes and session ids never reach a file."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORMAT, datefmt="%Y-%m-%dT%H:%M"))
    ours = logging.getLogger("tablee")
    ours.handlers = [handler]
    ours.propagate = False
    ours.setLevel(logging.INFO)
    logging.getLogger("uvicorn.access").disabled = True
