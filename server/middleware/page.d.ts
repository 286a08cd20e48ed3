// What the scripts of the page itself leave to whoever comes later.
interface Window {
  tableeTablet?: () => boolean // whether the resident's application is on the page, see mended.js
  tableeBackward?: ((event: PopStateEvent) => void)[] // who is asked about «back» before Streamlit, see backward.js
}
