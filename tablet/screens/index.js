// Every screen by its name. Each is a function (table, at) → description, read by shell.js.

import { age } from "./age.js"
import { card_digits } from "./card.js"
import { code } from "./code.js"
import { agreement, consent, consent_more } from "./consent.js"
import { done } from "./done.js"
import { door, finished } from "./door.js"
import { closed, dropped, refused, stopped, waiting, young } from "./endings.js"
import { call, help, talk, who } from "./help.js"
import { propose, proposed } from "./idea.js"
import { leave, unlocked } from "./leave.js"
import { over } from "./over.js"
import { figures, signs } from "./own.js"
import { prepare } from "./prepare.js"
import { question } from "./question.js"
import { review } from "./review.js"
import { section } from "./section.js"
import { sensitive } from "./sensitive.js"
import { slip } from "./slip.js"
import { still } from "./still.js"
import { put_down, stop } from "./stop.js"
import { things } from "./things.js"
import { vote, vote_rules } from "./vote.js"
import { vote_cast } from "./vote_cast.js"
import { vote_check, vote_paper } from "./vote_paper.js"
import { vote_slip } from "./vote_slip.js"
import { votes } from "./votes.js"
import { comfort, welcome } from "./welcome.js"

/** @type {Record<string, Draws>} */
export const screens = {
  code, prepare, leave, unlocked,
  welcome, things, comfort, help, who, talk, call, still,
  consent, consent_more, agreement, age, signs, figures, card_digits,
  section, sensitive, question, stop, put_down, review, done, slip, over,
  refused, young, closed, stopped, waiting, dropped, door, finished,
  propose, proposed,
  votes, vote, vote_rules, vote_paper, vote_check, vote_cast, vote_slip,
}
