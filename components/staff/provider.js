/** @param {Component<{ label: string; waiting: string; failed: string; link: boolean }>} component */
export default function ({ data, parentElement }) {
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector("button"))
  const status = /** @type {HTMLElement} */ (parentElement.querySelector("p"))
  button.textContent = data.label
  button.onclick = async () => {
    button.disabled = true
    status.textContent = data.waiting
    // The link of one use, if one is held: it goes from this tab's own memory to our server, and nowhere else.
    const secret = data.link ? (sessionStorage.getItem("tablee_access") ?? "") : ""
    const answer = await fetch("/api/staff/provider/way", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret }),
    }).catch(() => null)
    const said = await answer?.json().catch(() => null)
    if (answer?.ok && said) return window.location.assign(said.to)
    status.textContent = said?.detail ?? data.failed
    button.disabled = false
  }
}
