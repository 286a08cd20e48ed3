// What must be there where it is asked for. That it is not is a bug, told at once and not three calls later.

/** @type {<T>(thing: T | null | undefined) => T} */
export function there(thing) {
  if (thing === null || thing === undefined) throw new Error("nothing there")
  return thing
}
