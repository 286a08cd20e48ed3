// All ways of voting, as the server joins them: whatever lies in the folder.

import { readdirSync } from "node:fs"

const FOLDER = new URL("../../tablet/ballots/methods/", import.meta.url)
for (const name of readdirSync(FOLDER)) await import(new URL(name, FOLDER))
