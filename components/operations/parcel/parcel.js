const FREED_AFTER = 60_000 // milliseconds: the browser has long written the file by then
/**
 * @typedef {{ id: string, title: string, name: string, people: [string, string][], along: string[] }} Choice
 * @typedef {Record<"choose" | "along" | "file" | "words" | "repeat" | "act", string>} Labels
 * @typedef {Record<"waiting" | "done" | "failed" | "differ" | "no_file", string>} Told
 * @typedef {{ path: string, choices: Choice[] | null, twice: boolean, labels: Labels, told: Told }} Asked
 */

const busy = new WeakSet()
const drawn = new WeakMap()

/** @typedef {(name: string, value: unknown) => void} Trigger */
/** @param {{ data: Asked, parentElement: HTMLElement, setTriggerValue: Trigger }} part */
export default function ({ data, parentElement, setTriggerValue }) {
  const form = /** @type {HTMLFormElement} */ (parentElement.querySelector("form"))
  const said = JSON.stringify(data)
  if (drawn.get(parentElement) !== said) draw(form, data)
  drawn.set(parentElement, said)
  form.onsubmit = async (event) => {
    event.preventDefault()
    if (busy.has(parentElement)) return
    busy.add(parentElement)
    tell(form, data.told.waiting, false)
    try {
      const done = await (data.choices ? taken(form, data) : brought(form, data))
      for (const name of ["file", "words", "repeat"]) part(form, name).value = ""
      tell(form, done, false)
      setTriggerValue("said", done)
    } catch (refusal) {
      tell(form, refusal instanceof Refusal ? refusal.message : data.told.failed, true)
    }
    busy.delete(parentElement)
  }
}

class Refusal extends Error {}

/** @param {HTMLFormElement} form @param {string} name */
function part(form, name) {
  return /** @type {HTMLInputElement} */ (form.querySelector(`[name=${name}]`))
}

/** @param {HTMLFormElement} form @param {string} words @param {boolean} wrong */
function tell(form, words, wrong) {
  const status = /** @type {HTMLElement} */ (form.querySelector("p"))
  status.textContent = words
  status.classList.toggle("wrong", wrong)
}

/** @param {HTMLFormElement} form @param {Asked} data */
function draw(form, { choices, twice, labels }) {
  for (const [name, words] of Object.entries(labels)) {
    const place = form.querySelector(`[data-label=${name}]`)
    if (place) place.textContent = words
  }
  const select = /** @type {HTMLSelectElement} */ (form.querySelector("select"))
  const before = select.value
  select.replaceChildren(...(choices ?? []).map(({ id, title }) => new Option(title, id, false, id === before)))
  hide(select, !choices || choices.length < 2)
  hide(part(form, "file"), choices !== null)
  hide(part(form, "repeat"), !twice)
  select.onchange = () => along(form, choices ?? [])
  along(form, choices ?? [])
}

/** @param {HTMLElement} field @param {boolean} hidden */
function hide(field, hidden) {
  const label = /** @type {HTMLElement} */ (field.closest("label"))
  label.hidden = hidden
}

/** @param {HTMLFormElement} form @param {Choice[]} choices */
function along(form, choices) {
  const group = /** @type {HTMLElement} */ (form.querySelector("fieldset"))
  const choice = chosen(form, choices)
  const people = choice?.people ?? []
  group.hidden = people.length === 0
  const list = /** @type {HTMLElement} */ (group.querySelector("div"))
  list.replaceChildren(
    ...people.map(([login, name]) => {
      const [label, box] = [document.createElement("label"), document.createElement("input")]
      box.type = "checkbox"
      box.value = login
      box.checked = choice?.along.includes(login) ?? false
      label.append(box, name)
      return label
    }),
  )
}

/** @param {HTMLFormElement} form @param {Choice[]} choices */
function chosen(form, choices) {
  const id = /** @type {HTMLSelectElement} */ (form.querySelector("select")).value
  return choices.find((one) => one.id === id)
}

/** @param {HTMLFormElement} form @param {Asked} data */
function words(form, { twice, told }) {
  const typed = part(form, "words").value.trim()
  if (twice && typed !== part(form, "repeat").value.trim()) throw new Refusal(told.differ)
  return typed
}

/** @param {string} path @param {RequestInit} request */
async function asked(path, request) {
  const answer = await fetch(path, { method: "POST", ...request })
  if (!answer.ok) throw new Refusal((await answer.json()).detail)
  return answer
}

/** A file to take away. @param {HTMLFormElement} form @param {Asked} data */
async function taken(form, data) {
  const choice = /** @type {Choice} */ (chosen(form, data.choices ?? []))
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("fieldset input:checked"))
  const answer = await asked(`${data.path}/${encodeURIComponent(choice.id)}`, {
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ words: words(form, data), accounts: [...boxes].map((box) => box.value) }),
  })
  const link = document.createElement("a")
  link.href = URL.createObjectURL(await answer.blob())
  link.download = choice.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), FREED_AFTER)
  return data.told.done
}

/** A file that is brought. @param {HTMLFormElement} form @param {Asked} data */
async function brought(form, data) {
  const file = part(form, "file").files?.[0]
  if (!file) throw new Refusal(data.told.no_file)
  const body = new FormData()
  body.append("words", words(form, data))
  body.append("file", file)
  const answer = await asked(data.path, { body })
  return (await answer.json()).said
}
