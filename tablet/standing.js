// What is kept of the person whose turn it is, for the line that says so. «Enregistré» is said only of what the server
// has: not of a draft, not of somebody who said nothing, not of what it refused.

/** @type {(table: Table) => Standing} */
export function standing({ visit, votes, losses, device, screen }) {
  const { begun, pending, ideas } = visit
  const held = device.used || device.continues || votes.used // of a phone: whoever used it still holds it
  const ended = screen.last === true && held
  const sent = (begun && visit.place.name !== "refused") || votes.confirmed !== null || ideas.length > 0
  const gone = ended && losses.count + votes.late > 0
  const refused = gone ? [...visit.refused, "gone"] : visit.refused
  return { begun: sent || ended, pending, refused, draft: screen.draft === true }
}
