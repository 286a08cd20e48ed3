// What this browser keeps, in IndexedDB. Nothing is ever put in localStorage, sessionStorage, cookies or history.
//
//   device  the workshop this tablet serves, and its sealed stock of passes for the next persons
//   visit   the turn in progress, sealed; exists from consent to «Personne suivante»
//   outbox  what is not acknowledged yet, sealed, in order
//   keys    one key a turn: once it is deleted, whatever the disk still holds of that turn is unreadable

let name = "tablee"
const STORES = ["device", "visit", "outbox", "keys"]

let opening

// Before anything is read: keep things under another name, apart from what a tablet keeps in this browser.
export function keepIn(other) {
  name = other
}

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store, { autoIncrement: store === "outbox" })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}

function ended(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function reading(store) {
  return (await open()).transaction(store).objectStore(store)
}

export async function read(store, key) {
  return ended((await reading(store)).get(key))
}

export async function keysOf(store) {
  return ended((await reading(store)).getAllKeys())
}

// All entries, as [key, value], in order.
export async function entries(store) {
  const source = await reading(store)
  const [keys, values] = await Promise.all([ended(source.getAllKeys()), ended(source.getAll())])
  return keys.map((key, at) => [key, values[at]])
}

// Several changes, all or none: {store, key?, put} or {store, remove: key}. Returns the keys that were put.
export async function write(...changes) {
  const database = await open()
  const stores = [...new Set(changes.map((change) => change.store))]
  const transaction = database.transaction(stores, "readwrite", { durability: "strict" })
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })
  const requests = changes.map(({ store, key, put, remove }) => {
    const target = transaction.objectStore(store)
    return put === undefined ? target.delete(remove) : target.put(put, key)
  })
  await done
  return requests.map((request) => request.result)
}
