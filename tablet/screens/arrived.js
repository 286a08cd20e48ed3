// What the end of a turn says for each state of what was sent: its heading, and the sentence under it. None of them
// while the last words are on their way: «C'est enregistré» waits for the server.

/** @type {Record<string, string[]>} */
export const arrived = {
  saved: ["done.title"],
  waiting: ["done.kept", "done.waiting"],
  door: ["done.kept", "done.door"],
  refused: ["done.partly", "done.refused"],
}
