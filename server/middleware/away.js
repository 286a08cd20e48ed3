// A page whose server no longer answers says so. Streamlit’s own dialog is English and freezes the page (shell.py);
// without it nothing else would, and what is greyed looks like what is slow. The tablet says itself what waits.
{
  const SILENT = 8000 // milliseconds: one process of several that is replaced is back before
  const STATE = "data-test-connection-state"
  /** @type {Record<string, string>} by the language of the browser, as the server would speak */
  const known = JSON.parse(document.getElementById("tablee_away")?.textContent ?? "{}")
  const bar = document.createElement("p")
  bar.id = "tablee_away_bar"
  bar.dir = "auto"
  bar.setAttribute("role", "status")
  bar.textContent = known[navigator.language.slice(0, 2).toLowerCase()] ?? known["fr"] ?? ""
  let met = false
  /** @type {number | undefined} */
  let silent
  const tell = () => {
    if (!window.tableeTablet?.()) document.body.append(bar)
  }
  const look = () => {
    if (document.querySelector('[data-testid="stApp"]')?.getAttribute(STATE) === "CONNECTED") {
      met = true
      clearTimeout(silent)
      silent = undefined
      bar.remove()
    } else if (met) silent ??= setTimeout(tell, SILENT)
  }
  new MutationObserver(look).observe(document, { subtree: true, attributeFilter: [STATE] })
}
