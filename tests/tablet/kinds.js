// All kinds of questions, as the server joins them: whatever lies in the folder.

import { readdirSync } from "node:fs"

const FOLDER = new URL("../../tablet/questions/kinds/", import.meta.url)
for (const name of readdirSync(FOLDER)) await import(new URL(name, FOLDER))
