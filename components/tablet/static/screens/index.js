// Every screen by its name. Each is a function (table, at) → description, read by shell.js.

import { age } from "./age.js"
import { code } from "./code.js"
import { agreement, consent } from "./consent.js"
import { done } from "./done.js"
import { broken, closed, refused, stopped, waiting, young } from "./endings.js"
import { intro, question } from "./question.js"
import { sensitive } from "./sensitive.js"
import { stop } from "./stop.js"

export const screens = {
  code, consent, agreement, age, sensitive, intro, question, stop, done, refused, young, closed, stopped, waiting, broken,
}
