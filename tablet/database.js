// The database of this browser: opened, and opened again whenever the browser closed it (a tablet short of memory does)
// or threw it away. A failed try leaves nothing behind: the next one starts from a new connection.

export const STORES = ["device", "visit", "outbox", "keys"]
const PATIENCE = 10_000 // milliseconds; a browser that lost its own database never answers

let name = "tablee"
/** @type {Promise<IDBDatabase> | undefined} */
let opening
/** @type {() => void} */
let closed = () => undefined

// Before anything is read: keep things under another name, apart from what a tablet keeps in this browser.
/** @type {(other: string) => void} */
export function keepIn(other) {
  name = other
}

export function called() {
  return name
}

// act(): the browser closed the database by itself, or threw it away.
/** @type {(act: () => void) => void} */
export function onclosed(act) {
  closed = act
}

// One transaction over everything. act(transaction, inside) asks in it; inside(then) makes a handler of what follows,
// which says what is returned once all is on disk. Throws whatever the browser gives as reason.
/** @type {(act: Act) => Promise<any>} */
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

/** @type {() => Promise<IDBDatabase>} */
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

/** @type {(database: IDBDatabase) => IDBDatabase} */
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

/** @type {(database: IDBDatabase, act: Act) => Promise<any>} */
function within(database, act) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORES, "readwrite", { durability: "strict" })
    /** @type {unknown} */
    let said
    /** @type {unknown} */
    let fault
    /** @type {Inside} */
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

/** @type {<T>(promise: Promise<T>) => Promise<T>} */
function patient(promise) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("silent")), PATIENCE)
    promise.then(resolve, reject).finally(() => clearTimeout(late))
  })
}
