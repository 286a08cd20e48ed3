// What Streamlit hands to the script of a component (st.components.v2), known everywhere without an import; `data` is
// what the Python beside the script says.
interface Component<Data = undefined> {
  data: Data
  parentElement: HTMLElement
  setTriggerValue: (name: string, value: unknown) => void
}

interface Window {
  tableeTop?: string // what the top of the page was last shown for, see top.js
}
