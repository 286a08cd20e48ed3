// What Streamlit says by itself is said again in our words, which stand before this script (spoken.py). A text that was
// changed matches no more: what the observer hears of its own work ends there.
{
  /** @typedef {[words: string, instead: string][]} Known patterns, and what is said instead of what they catch */
  /** @type {{ seen: Known; heard: Known }} */
  const known = JSON.parse(document.getElementById("tablee_spoken")?.textContent ?? "")
  /** @param {Known} all */
  const patterns = (all) =>
    all.map(([words, instead]) => ({ words: new RegExp(words, "s"), instead }))
  const [seen, heard] = [patterns(known.seen), patterns(known.heard)]
  const menus = '[data-testid="stTopNavSection"], [data-testid="stSidebarNavViewButton"], a[href="#stMain"]'

  /** @type {(text: string, all: typeof seen) => string | undefined} */
  const said = (text, all) => {
    const found = all.find(({ words }) => words.test(text))
    return found && text.replace(found.words, found.instead)
  }
  /** @param {Element} menu */
  const inside = (menu) => {
    const walker = document.createTreeWalker(menu, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = /** @type {Text} */ (walker.currentNode)
      const words = said(text.data, seen)
      if (words) text.data = words
    }
  }
  const inFrench = () => {
    for (const menu of document.querySelectorAll(menus)) inside(menu)
    for (const each of document.querySelectorAll("[aria-label]")) {
      const words = said(each.getAttribute("aria-label") ?? "", heard)
      if (words) each.setAttribute("aria-label", words)
    }
  }
  const watched = { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-label"] }
  new MutationObserver(inFrench).observe(document, watched)
}
