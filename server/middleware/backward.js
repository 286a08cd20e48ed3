// A browser asks those who listen to «back» in the order in which they began, and Streamlit begins before the tablet is
// there (tablet/backward.js): this listens before both.
{
  /** @type {NonNullable<Window["tableeBackward"]>} */
  const tableeBackward = []
  Object.assign(globalThis, { tableeBackward })
  addEventListener("popstate", (event) => tableeBackward.forEach((popped) => popped(event)))
}
