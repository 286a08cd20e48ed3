const FREED_AFTER = 60_000 // milliseconds: the browser has long written the file by then
/**
 * @typedef {{ path: string, asked: object, name: string }} File
 * @typedef {File & Record<"label" | "waiting" | "done" | "failed", string>} Asked
 */

const busy = new WeakSet()

/** @param {{ data: Asked, parentElement: HTMLElement }} component */
export default function ({ data, parentElement }) {
  const [button, words, status] = ["button", "button span", "p"].map(
    (name) => /** @type {HTMLElement} */ (parentElement.querySelector(name)),
  )
  words.textContent = data.label
  button.onclick = async () => {
    if (busy.has(parentElement)) return
    busy.add(parentElement)
    status.textContent = data.waiting
    status.textContent = await fetched(data).catch(() => data.failed)
    busy.delete(parentElement)
  }
}

// A POST, because some of these files write when they are made: no link, prefetch or reload may make one.
/** @param {Asked} file */
async function fetched({ path, asked, name, done, failed }) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
  })
  if (!answer.ok) return (await answer.json()).detail ?? failed
  const link = document.createElement("a")
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), FREED_AFTER)
  return done
}
