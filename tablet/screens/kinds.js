// Screens by what they mean for whoever is there.

export const UNATTENDED = new Set(["code", "prepare", "closed", "dropped", "waiting", "door", "finished"]) // nobody's turn
export const AIDED = new Set([
  "vote", "vote_rules", "consent", "agreement", "age", "intro", "section", "sensitive", "question", "review", "done", "refused",
])
export const EMPTY = new Set(["waiting", "door", "finished"]) // nothing to do here for the moment
export const NEUTRAL = new Set(["welcome", "things", "votes", ...EMPTY])
