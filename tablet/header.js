// The top of every screen: where one is, what can be heard, the ways out or aside; and the sentence under a heading.

import { h, icon } from "./dom.js"
import { say } from "./words.js"

/** @type {(screen: Screenful) => HTMLElement | null} */
export function lead({ lead: sentence }) {
  return sentence ? h("p", { class: "lead" }, sentence) : null
}

/** @type {(screen: Screenful, spoken: HTMLElement) => HTMLElement} */
export function header({ progress, dots, tag, quiet, help, home }, spoken) {
  return h(
    "header",
    {},
    progress ? gauge(progress) : null,
    dots
      ? h(
          "p",
          { class: "dots" },
          h("span", { class: "aside" }, say("step", { at: dots.at + 1, of: dots.of })),
          marks(dots),
        )
      : null,
    h(
      "span",
      { class: "ways" },
      spoken,
      tag ? h("span", { class: "tag", dir: "auto", translate: "no" }, tag) : null,
      help ? aside("contact_support", say("help.title"), help) : null,
      home ? h("a", { class: "quiet", href: "/" }, icon("home"), h("span", {}, say("home"))) : null,
      quiet ? aside(quiet.icon, quiet.label, quiet.act) : null,
    ),
  )
}

// A way out or aside, without weight.
/** @type {(sign: string | undefined, label: Words, onclick: () => unknown) => HTMLElement} */
function aside(sign, label, onclick) {
  return h("button", { type: "button", class: "quiet", onclick }, icon(sign), h("span", {}, label))
}

/** @type {(progress: { at: number; of: number; key?: string }) => HTMLElement} */
function gauge({ at, of, key = "question" }) {
  const bar = h("span", { class: "bar", "aria-hidden": "true" }, marks({ at, of }))
  return h("p", { class: "progress" }, h("span", {}, say(key, { at: at + 1, of })), bar)
}

/** @type {(progress: { at: number; of: number }) => HTMLElement[]} */
function marks({ at, of }) {
  return Array.from({ length: of }, (_, n) =>
    h("i", { class: n < at ? "past" : n === at ? "now" : "", "aria-hidden": "true" }),
  )
}
