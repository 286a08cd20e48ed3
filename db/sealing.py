"""The sealed urn: X25519 sealed boxes of one length, and the key that opens them, wrapped under the server's secret.

libsodium by PyNaCl. Whoever has the public key can put in and not look; the private key exists in clear only inside
the functions that open. The wrapping key is HKDF-SHA256 (RFC 5869) of the server's secret, different for each vote.
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass

from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

SIZE = 1_536  # bytes before sealing: twelve options, a receipt and 280 characters of any script
SEALED = SIZE + 48  # an ephemeral public key (32) and an authenticator (16)


@dataclass(frozen=True)
class Paper:
    """What is in one envelope. ``words``: an objection, or nothing. ``receipt``: a hash, or nothing on paper."""

    marks: str
    channel: str
    receipt: str = ""
    words: str = ""


def pair(vote_id: str, secret_key: str) -> tuple[bytes, bytes]:
    """A new public key, and the private one wrapped."""
    private = PrivateKey.generate()
    return bytes(private.public_key), bytes(_box(vote_id, secret_key).encrypt(bytes(private)))


def seal(public_key: bytes, paper: Paper) -> bytes:
    """One envelope, as long as all the others."""
    plain = json.dumps(asdict(paper), ensure_ascii=False, separators=(",", ":")).encode()
    if len(plain) > SIZE:
        message = "an envelope holds what the API lets in"
        raise ValueError(message)
    return SealedBox(PublicKey(public_key)).encrypt(plain.ljust(SIZE))


def opened(wrapped: bytes, vote_id: str, secret_key: str, envelopes: list[bytes]) -> list[Paper]:
    """What the envelopes hold, in the same order."""
    box = SealedBox(PrivateKey(_box(vote_id, secret_key).decrypt(wrapped)))
    return [Paper(**json.loads(box.decrypt(envelope))) for envelope in envelopes]


def _box(vote_id: str, secret_key: str) -> SecretBox:
    extracted = hmac.digest(b"tablee.urn", secret_key.encode(), hashlib.sha256)
    return SecretBox(hmac.digest(extracted, f"vote:{vote_id}".encode() + b"\x01", hashlib.sha256))
