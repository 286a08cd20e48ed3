/** @type {WeakSet<HTMLElement>} */
const sent = new WeakSet()

/** @typedef {{ path: string; body: object; waiting: string; failed: string; next: string; stay: boolean }} Post */
/** @param {Component<Post>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  // Streamlit calls this again at each change of theme; the code is good for one try.
  if (sent.has(parentElement)) return
  sent.add(parentElement)
  const status = /** @type {HTMLElement} */ (parentElement.querySelector("p"))
  status.textContent = data.waiting
  fetch(data.path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data.body),
  })
    .then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status))
      // A session may have to end elsewhere too: then the server says where, and from there the browser comes back.
      if (data.stay) setTriggerValue("entered", true)
      else window.location.assign(answer.status === 200 ? (await answer.json()).to : data.next)
    })
    .catch(() => {
      status.textContent = data.failed
    })
}
