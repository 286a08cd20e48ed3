// The ways of voting that this tablet knows, by name: each module of the folder puts its own in. Nobody lists them: the
// server joins all that lie in the folder (server/participation/modules.py).

/** @type {Record<string, Method>} */
export const methods = {}
