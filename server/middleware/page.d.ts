// What the scripts of the page itself leave to whoever comes later.
interface Window {
  tableeBackward?: ((event: PopStateEvent) => void)[] // who is asked about «back» before Streamlit, see backward.js
}
