"""That a page hears nothing more of its server, in the languages of those who may look at it."""

import json

from server.middleware.scripts import script
from texts import LANGUAGES, say, speaking

# At the bottom, over whatever stands there: what is shown may be old from now on.
_BAR = b"""<style>
#tablee_away_bar {
  position: fixed; inset: auto 0 0 0; z-index: 1000000; margin: 0; padding: 0.75rem 1rem;
  background: #171b19; color: #fffdf8; font: 600 1.125rem/1.4 "Source Sans", sans-serif; text-align: center;
}
</style>"""


def away() -> bytes:
    """The words that ``away.js`` says, and the script itself, for the head of the page."""
    said = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = say("away.silent")
    words = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="tablee_away">{words}</script>'.encode() + _BAR + script("away")
