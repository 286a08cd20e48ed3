// The colours of the theme are known inside a component alone; called again when the theme changes.
/** @param {Component} component */
export default function ({ parentElement }) {
  const theme = getComputedStyle(parentElement)
  const root = document.documentElement.style
  root.setProperty("--tablee-ground", theme.getPropertyValue("--st-background-color"))
  root.setProperty("--tablee-edge", theme.getPropertyValue("--st-border-color"))
}
