// The kinds of questions that this tablet knows, by name: each module of the folder puts its own in. Nobody lists them:
// the server joins all that lie in the folder (server/participation/modules.py). A kind is
//
//   draw(question, value, change): a node which shows `value` (null when there is none, never a default) and calls
//     change(value) at each tap, with null for no answer; change(value, { draft: true }) while a person is still
//     writing. A "leave" event on the node says: now or never.
//   obstacle(question, value): why this value is no answer (the server would say the same), the key and values of a
//     sentence, or null; it is then neither kept nor sent. lacking(question, value): what is missing to go on.
//   tell(question, value): the answer in words, for the review and the voice.
//   chosen(question, value): the ids of the choices whose pictures stand beside these words, in the same order.
//   rows: { of, read, write, given }, where a question is asked row by row (rows.js), and draws nothing itself.
//   proposes: whether a row that is missing may be proposed.
//
// What is asked of a part of a question is a kind too: a row (rows.js), shares of a hundred together (steps.js).

/** @type {Record<string, Kind>} */
export const kinds = {}
