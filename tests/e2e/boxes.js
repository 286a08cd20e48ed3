// In the browser: the real tablet and «Mes réponses» before the real server, with a handle on them, and a measure of
// what is cut. Every state is drawn by the tablet's own `show`; nothing is visited again to see it in another way.

import { Table } from "/assets/tablet/table.js"
import { h, loadIcons } from "/assets/tablet/dom.js"
import { stepsOf } from "/assets/tablet/questions/steps.js"
import { MyAnswers } from "/assets/tablet/my_answers/application.js"
import { learn, say } from "/assets/tablet/words.js"
import { ballot } from "/boxes/papers.js"
import { SENTENCE, answer, longest } from "/boxes/longest.js"
import { faults } from "/boxes/measure.js"
import { unmarked } from "/boxes/marked.js"

const FRAME = ["frame", "questions", "voice"]
const why = () => say("door.lead") // a long sentence, as the server might say one

/** @type {Table} */ let table
/** @type {MyAnswers} */ let page
let given = {}

// The tablet as Streamlit mounts it: in a shadow tree of its own.
async function mounted(names, make) {
  const sheet = h("style", {}, await (await fetch(`/assets/tablet/style/${names.join("+")}.css`)).text())
  const thing = make(sheet)
  const host = h("div")
  document.querySelector("main").append(host)
  host.attachShadow({ mode: "open" }).append(thing.root)
  return thing
}

export async function begin(words, room, pictograms) {
  learn(words)
  given = room
  await loadIcons()
  await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 22px "Source Sans"`)))
  table = await mounted([...FRAME, "ballots"], (sheet) => new Table({ language: "fr", pictograms }, sheet))
  page = await mounted([...FRAME, "answers"], (sheet) => new MyAnswers({ pictograms }, sheet))
  globalThis.tablet = table
  await table.open({ code: "" })
}

// What is drawn: [name, at], or [name, a word for it, how].
const SCENES = {
  async outside() {
    const complain = () => (table.show("code", ""), table.shell.note(why()))
    const over = () => table.show("closed", why())
    return [["code", ""], ["code", "wrong", complain], ["closed", "why", over], ["dropped"]]
  },
  async phone() {
    await table.device.join(given.code, "phone")
    table.welcome()
    return [["welcome"], ["door"], ["finished"], ["waiting"]]
  },
  async prepare() {
    await table.device.join(given.code, "tablet")
    return [["prepare"], ["door"]]
  },
  async tablet() {
    await table.lock(given.pin, "Table 2, près de la fenêtre")
    await until(() => table.votes.here.length === given.votes)
    const told = table.device.workshop.consent.screens.map((_, at) => at)
    const consent = [...told.slice(0, -1).map((at) => ["consent", at]), ...told.map((at) => ["consent_more", at])]
    const from = { name: "welcome", at: 0 }
    const aside = ["comfort", "help", "who", "talk", "call", "still"].map((name) => [name, from])
    const [title, description] = [SENTENCE.slice(0, 80), SENTENCE.repeat(2).slice(0, 140)]
    table.visit.idea = { title, theme: null, description, from }
    await table.propose({ title, theme: table.device.workshop.subjects[0].id, description })
    return [
      ["leave"], ["unlocked"], ["welcome"], ["things"], ...aside, ...consent, ["agreement"], ["age"], ["refused"],
      ["young"], ["stopped", "why", () => table.show("stopped", why())], ["propose", 0], ["propose", 1], ["propose", 2],
      ["proposed"], ["votes"], ["vote_slip", ""],
    ]
  },
  async questions() {
    table.visit.age = table.device.workshop.ages.at(-1).id
    await table.agree()
    await table.decide(true, 0)
    const from = { name: "question", at: 0 }
    return [["sensitive", 0], ["still", from], ...asked(), ["stop", from]]
  },
  async answers() {
    await fill()
    return [...asked(), ["stop", { name: "question", at: 0 }]]
  },
  async review() {
    await table.review()
    return [["review"]]
  },
  async done() {
    await table.finish(false)
    await until(() => table.shell.line.dataset.state === "saved")
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    return [["done"], ["slip"], ["over"]]
  },
  async my_answers() {
    const { words, digits } = table.visit.ticket
    const drawn = (name) => [`my_answers:${name}`, "", () => page.show(name)]
    const typed = () => {
      page.signs = longest(page.pictograms.map(({ word }) => word))
      page.digits = digits
    }
    page.show("writing")
    await page.look(`${words.join("-")}-${digits}`)
    const some = (name) => [`my_answers:${name}`, "typed", () => (typed(), page.show(name))]
    const { words: signs, digits: figures } = table.visit.ideas[0].code
    page.show("writing")
    await page.look(`${signs.join("-")}-${figures}`)
    const none = [`my_answers:signs`, "empty", () => ((page.signs = []), page.show("signs"))]
    const others = ["tongues", "writing", "holding", "followed", "became", "sure", "erased"]
    return [none, some("signs"), some("figures"), ...others.map(drawn)]
  },
}

// A ballot as one finds it, and filled in.
for (let n = 0; n < 7; n += 1) {
  SCENES[`ballot ${n}`] = async () => ballot(table, n, false)
  SCENES[`ballot ${n} filled`] = async () => ballot(table, n, true)
}
SCENES.cast = async () => {
  const { paper } = table.votes.here[0]
  ballot(table, 0, true)
  await table.votes.cast()
  await until(() => table.votes.confirmed.state === "counted")
  const as = (state) => [
    "vote_cast",
    `${state} ${paper.method}`,
    () => ((table.votes.confirmed = { ...table.votes.confirmed, state, why: why() }), table.show("vote_cast")),
  ]
  return [as("counted"), as("kept"), as("refused"), ["votes"], ["vote", paper.id], ["things"], ["slip"], ["over"]]
}

function asked() {
  const steps = stepsOf(table.asked)
  const opened = steps.flatMap(({ questions: [{ section }] }, n) => {
    if (n === 0 || section?.title === steps[n - 1].questions[0].section?.title) return []
    const past = steps[n - 1].questions[0].section
    return [...(past?.end ? [["section", [n, "end"]]] : []), ...(section ? [["section", [n, "start"]]] : [])]
  })
  return [...steps.map(({ at, row }) => ["question", [at, row]]), ...opened]
}

// The longest answer of each, until nothing new is asked.
async function fill() {
  for (let turns = 0; turns < 200; turns += 1) {
    const { answers } = table.visit
    const met = ({ questions, value }) => questions.every(({ id }) => id in answers) && value(answers) !== null
    const step = stepsOf(table.asked).find((each) => !met(each))
    if (!step) return
    for (const [id, value] of step.changes(answers, answer(step.asking))) await table.visit.answer(id, value)
  }
  throw new Error("no end of questions")
}

async function until(met) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (met()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`never: ${met}`)
}

let places = []
let seen = ""

// Prepare a scene; how many places it has.
export async function enter(name) {
  seen = name
  places = await SCENES[name]()
  return places.length
}

export const scenes = Object.keys(SCENES)

// Every place of the scene in each of these ways ({language, size, voice}); which: some of the places, or all.
export async function look(ways, which) {
  const found = []
  const mine = seen === "my_answers"
  table.root.style.display = mine ? "none" : ""
  page.root.style.display = mine ? "" : "none"
  let states = 0
  for (const way of ways) {
    voicesIn(way.voice ? [way.language, "fr"] : [])
    if (mine) page.speak(way.language)
    else table.comfort.set({ language: way.language, size: way.size })
    for (const [at, place] of places.entries()) {
      if (which && !which.includes(at)) continue
      dispatchEvent(new Event("pointerdown")) // somebody is there
      show(place)
      states += 1
      const { root } = mine ? page : table
      let wrong = faults(root)
      if (wrong.length) {
        // Sizes are observed between two frames.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        wrong = faults(root)
      }
      for (const fault of wrong) found.push({ ...fault, ...way, place: told(place) })
    }
  }
  return { states, found }
}

// One place in one way, left on the screen.
export async function draw(way, at) {
  await look([way], [at])
  return told(places[at])
}

function show([name, at, how]) {
  if (how) how()
  else table.show(name, at ?? 0)
}

function told([name, at, how]) {
  const drawn = ["vote", "vote_rules"].includes(name) // the id of a vote says nothing
  return how ? `${name} ${at}` : `${name} ${drawn ? "" : JSON.stringify(at ?? 0)}`.slice(0, 60)
}

// Words on the screen that are in another language than they say.
export function spoken(language) {
  const { root } = seen === "my_answers" ? page : table
  const { questionnaire, consent, ages, subjects, help } = table.device.joined ? table.device.workshop : {}
  return unmarked(root, language, [questionnaire, consent, ages, subjects, help])
}

globalThis.boxes = { begin, enter, look, draw, spoken, scenes, told: () => places.map(told) }
