"""The scripts of the page itself: each a file beside this one, as those of the components are."""

from pathlib import Path

HERE = Path(__file__).parent


def script(name: str) -> bytes:
    """``<name>.js`` in the page: it runs before Streamlit's own, which a file that is fetched would not."""
    return b"<script>\n" + (HERE / f"{name}.js").read_bytes() + b"</script>"
