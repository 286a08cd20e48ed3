import assert from "node:assert/strict"
import { test } from "node:test"

import { chacha } from "../../tablet/chacha.js"
import { Unreadable, freshKey, seal, unseal } from "../../tablet/seal.js"

const SAID = { fr: "carotte", n: [1, null] }

test("the cipher of plain http is the published one", () => {
  // RFC 8439 §2.4.2: key 00…1f, nonce 000000000000004a00000000, counter 1.
  const nonce = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0x4a, 0, 0, 0, 0])
  const text =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, " +
    "sunscreen would be it."
  const sealed = chacha(
    Uint8Array.from({ length: 32 }, (_, n) => n),
    nonce,
    new TextEncoder().encode(text),
  )
  assert.equal(
    Buffer.from(sealed).toString("hex"),
    "6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0bf91b65c5524733ab8f593dabcd62b357" +
      "1639d624e65152ab8f530c359f0861d807ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736" +
      "5af90bbf74a35be6b40b8eedf2785e42874d",
  )
})

for (const [where, key] of [
  ["in a secure context", await freshKey()],
  ["on plain http", crypto.getRandomValues(new Uint8Array(32))],
]) {
  test(`what is sealed ${where} comes back, and never twice as the same bytes`, async () => {
    const [one, two] = [await seal(key, SAID), await seal(key, SAID)]
    assert.deepEqual(await unseal(key, one), SAID)
    assert.notDeepEqual(Buffer.from(one.bytes), Buffer.from(two.bytes))
    assert.ok(!Buffer.from(one.bytes).includes("carotte"))
  })

  test(`without its key, what was sealed ${where} is unreadable`, async () => {
    const sealed = await seal(key, SAID)
    await assert.rejects(unseal(undefined, sealed), Unreadable)
    await assert.rejects(unseal(crypto.getRandomValues(new Uint8Array(32)), sealed), Unreadable)
  })
}
