/** @typedef {{ label: string; enter: string; waiting: string; failed: string; longest: number; there: string }} Said */

/** @type {WeakSet<HTMLElement>} */
const begun = new WeakSet()

// The code of a QR stands after the #, which no server is told; it leaves the address at once.
/** @param {HTMLInputElement} field */
function scanned(field) {
  if (location.hash.length < 2) return
  field.value = decodeURIComponent(location.hash.slice(1))
  history.replaceState(history.state, "", location.pathname)
}

/** @param {string} code @param {Said} words */
async function sent(code, { failed, there }) {
  const answer = await fetch("/api/remote/admission", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  })
  if (!answer.ok) return (await answer.json()).detail ?? failed
  location.replace(there) // a full load: the page's connection still carries the former cookie
  return ""
}

/** @param {Component<Said>} component */
export default function ({ data, parentElement }) {
  const form = /** @type {HTMLFormElement} */ (parentElement.querySelector("form"))
  const field = /** @type {HTMLInputElement} */ (parentElement.querySelector("input"))
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector("button"))
  const [label, status] = ["span", "p"].map((name) => /** @type {HTMLElement} */ (parentElement.querySelector(name)))
  label.textContent = data.label
  button.textContent = data.enter
  field.maxLength = data.longest
  if (begun.has(parentElement)) return
  begun.add(parentElement)
  scanned(field)
  form.onsubmit = async (event) => {
    event.preventDefault()
    button.disabled = true
    status.textContent = data.waiting
    status.textContent = await sent(field.value, data).catch(() => data.failed)
    button.disabled = false
  }
}
