/** @param {Component} component */
export default function ({ setTriggerValue }) {
  const take = () => {
    const secret = location.hash.slice(1)
    if (!secret) return
    history.replaceState(history.state, "", location.pathname + location.search)
    setTriggerValue("secret", secret)
  }
  take()
  addEventListener("hashchange", take)
  return () => removeEventListener("hashchange", take)
}
