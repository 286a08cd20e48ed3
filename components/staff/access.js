// The secret leaves the address at once, and stays in this tab alone until it is used: a reload goes on.
const KEPT = "tablee_access"

/** @param {Component<{ done: boolean; told: boolean }>} component */
export default function ({ data, setTriggerValue }) {
  const take = () => {
    const secret = location.hash.slice(1)
    if (secret) {
      history.replaceState(history.state, "", location.pathname + location.search)
      sessionStorage.setItem(KEPT, secret)
    }
    const kept = sessionStorage.getItem(KEPT)
    if (kept && (secret || !data.told)) setTriggerValue("secret", kept)
  }
  if (data.done) {
    sessionStorage.removeItem(KEPT)
    return undefined
  }
  take()
  addEventListener("hashchange", take)
  return () => removeEventListener("hashchange", take)
}
