// What keeps an address on a screen from becoming a link (components/prose.py) is a sign that nobody sees. In what is
// copied it would stay, and no mail program finds an address in which it stands.
addEventListener("copy", (event) => {
  const words = String(getSelection() ?? "")
  if (!event.clipboardData || !words.includes("\u2060")) return
  event.clipboardData.setData("text/plain", words.replaceAll("\u2060", ""))
  event.preventDefault()
})
