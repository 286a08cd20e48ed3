"""Words that Streamlit says by itself, in English only: of a menu that does not fit, and to screen readers."""

import json

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
# A text that was changed matches no more: what the observer hears of its own work ends there.
_SCRIPT = """<script>
{
  const [seen, heard] = SAID.map((all) => all.map(([words, instead]) => [new RegExp(words, "s"), instead]))
  const menus = '[data-testid="stTopNavSection"], [data-testid="stSidebarNavViewButton"], a[href="#stMain"]'
  const said = (text, all) => {
    const found = all.find(([words]) => words.test(text))
    return found && text.replace(...found)
  }
  const inFrench = () => {
    for (const menu of document.querySelectorAll(menus)) {
      const walker = document.createTreeWalker(menu, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const words = said(walker.currentNode.data, seen)
        if (words) walker.currentNode.data = words
      }
    }
    for (const each of document.querySelectorAll("[aria-label]")) {
      const words = said(each.getAttribute("aria-label"), heard)
      if (words) each.setAttribute("aria-label", words)
    }
  }
  const watched = { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-label"] }
  new MutationObserver(inFrench).observe(document, watched)
}
</script>"""


def spoken() -> bytes:
    """The script that says them in French, for the head of the page."""
    said = [[(words, say(key, what="$1")) for words, key in known.items()] for known in (_SEEN, _HEARD)]
    return _SCRIPT.replace("SAID", json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")).encode()
