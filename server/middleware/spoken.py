"""Words that Streamlit says by itself, in English only: of a menu that does not fit, and to screen readers."""

import json

from server.middleware.scripts import script
from texts import say

# What Streamlit says, as a pattern of JavaScript, and the key of what is said instead; what is caught is its {what}.
_SEEN = {
    r"^(\d+) more$": "shell.more",
    r"^View (\d+) more$": "shell.more",
    "^View less$": "shell.less",
    "^Skip to main content$": "shell.skip",
}
_HEARD = {
    "^App pages$": "shell.pages",
    "^Sidebar$": "shell.menu",
    "^Expand sidebar$": "shell.expand",
    "^Collapse sidebar$": "shell.collapse",
    "^Help for (.+)$": "shell.help",
    "^Increment$": "shell.increment",
    "^Decrement$": "shell.decrement",
    "^Open$": "shell.open",
    "^Copy to clipboard$": "shell.copy",
    "^Help$": "shell.help_alone",
    "^Link to heading$": "shell.link",
    "^Clear value$": "shell.clear",
    "^Clear all$": "shell.clear_all",
    "^Clear (date|dates|time|entry|date and time)$": "shell.clear",
    "^Scroll tabs left$": "shell.tabs_left",
    "^Scroll tabs right$": "shell.tabs_right",
    "^Remove (.+)$": "shell.remove",
    "^Previous month$": "shell.month_before",
    "^Next month$": "shell.month_after",
    "^Choose date$": "shell.choose_date",
    "^day, ?(.*)$": "shell.day",
    "^month, ?(.*)$": "shell.month",
    "^year, ?(.*)$": "shell.year",
}


def spoken() -> bytes:
    """The words that ``spoken.js`` says instead, and the script itself, for the head of the page."""
    said = {
        name: [(words, say(key, what="$1")) for words, key in known.items()]
        for name, known in (("seen", _SEEN), ("heard", _HEARD))
    }
    words = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="tablee_spoken">{words}</script>'.encode() + script("spoken")
