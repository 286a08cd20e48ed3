const reload = () => fetch("/api/health").then(({ ok }) => ok && location.reload(), () => {})

/** @param {Component<{ afresh: boolean; pause: number }>} component */
export default function ({ data, setTriggerValue }) {
  const spread = 0.8 + Math.random() * 0.4 // a house full of screens does not ask at once
  const ask = data.afresh ? reload : () => setTriggerValue("due", Date.now())
  const timer = setInterval(ask, data.pause * spread * 1_000)
  return () => clearInterval(timer)
}
