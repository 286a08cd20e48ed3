// Once for each thing, however often it is drawn.
/** @param {Component<{ of: string }>} component */
export default function ({ data }) {
  if (window.tableeTop === data.of) return
  window.tableeTop = data.of
  document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0 })
}
