// The database of this browser: opened, and opened again whenever the browser closed it (a tablet short of memory does)
// or threw it away. A failed try leaves nothing behind: the next one starts from a new connection.

export const STORES = ["device", "visit", "outbox", "keys"]
const PATIENCE = 10_000 // milliseconds; a browser that lost its own database never answers

let name = "tablee"
let opening
let closed = () => undefined

// Before anything is read: keep things under another name, apart from what a tablet keeps in this browser.
export function keepIn(other) {
  name = other
}

export function called() {
  return name
}

// act(): the browser closed the database by itself, or threw it away.
export function onclosed(act) {
  closed = act
}

// One transaction over everything. act(transaction, inside) asks in it; inside(then) makes a handler of what follows,
// which says what is returned once all is on disk. Throws whatever the browser gives as reason.
export async function transact(act) {
  let database
  try {
    database = await patient(open())
    return await patient(within(database, act))
  } catch (error) {
    opening = undefined
    database?.close()
    throw error
  }
}

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store, { autoIncrement: store === "outbox" })
    }
    request.onsuccess = () => resolve(watched(request.result))
    request.onerror = () => reject(request.error)
  })
  return opening
}

function watched(database) {
  const gone = () => {
    opening = undefined
    database.close()
    closed()
  }
  database.onversionchange = gone
  database.onclose = gone
  return database
}

function within(database, act) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORES, "readwrite", { durability: "strict" })
    let said
    let fault
    const inside = (then) => () => {
      try {
        said = then()
      } catch (error) {
        fault = error
        transaction.abort()
      }
    }
    transaction.oncomplete = () => resolve(said)
    transaction.onabort = () => reject(fault ?? transaction.error ?? new Error("aborted"))
    act(transaction, inside)
  })
}

function patient(promise) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("silent")), PATIENCE)
    promise.then(resolve, reject).finally(() => clearTimeout(late))
  })
}
