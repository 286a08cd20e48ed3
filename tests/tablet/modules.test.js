// Every module can be loaded where there is no browser: nothing is done before somebody asks for it.

import assert from "node:assert/strict"
import { readdirSync } from "node:fs"
import { test } from "node:test"

const ROOT = new URL("../../tablet/", import.meta.url)
const WORKER = "worker.js" // what the browser runs beside the page: it does nothing but listen
const modules = readdirSync(ROOT, { recursive: true }).filter((name) => name.endsWith(".js") && name !== WORKER)

test("every module loads, and neither listens nor waits by itself", async () => {
  assert.ok(modules.length > 80)
  const begun = []
  for (const name of ["addEventListener", "setTimeout", "setInterval", "fetch"]) {
    Object.defineProperty(globalThis, name, { value: () => begun.push(name), configurable: true })
  }
  for (const name of modules) {
    await assert.doesNotReject(import(new URL(name, ROOT)), name)
    assert.deepEqual(begun, [], name)
  }
})
