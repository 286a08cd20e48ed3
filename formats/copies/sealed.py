"""A file sealed under a passphrase: Argon2id makes the key, XChaCha20-Poly1305 seals it a piece at a time (libsodium).

The last piece is marked: a file that was cut does not open. At the end of the file stands the hash of all before it, by
which a damaged file is told from wrong words before any is tried. It proves nothing: anybody could write it.
"""

import hashlib
from pathlib import Path
from typing import BinaryIO

from nacl import bindings, exceptions, pwhash, utils

from domain.operations.copies import CopyDamaged, CopySealed

MARK = b"tablee sealed 2\n"
FORMER = b"tablee sealed 1\n"  # of the same length, without the hash at the end
PIECE = 1_048_576  # bytes
_SALT = pwhash.argon2id.SALTBYTES
_HEAD = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MORE = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_LAST = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_NEXT = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_HASH = hashlib.sha256().digest_size


def is_sealed(path: Path) -> bool:
    """Whether a file is one of ours, sealed."""
    try:
        with path.open("rb") as file:
            return file.read(len(MARK)) in {MARK, FORMER}
    except OSError:
        return False


def seal(source: Path, target: Path, passphrase: str) -> None:
    """Write ``source`` sealed into ``target``. Raises ``OSError``."""
    salt, state = utils.random(_SALT), bindings.crypto_secretstream_xchacha20poly1305_state()
    head = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, _key(passphrase, salt))
    with source.open("rb") as plain, target.open("w+b") as file:
        file.write(MARK + salt + head)
        piece = plain.read(PIECE)
        while piece:
            following = plain.read(PIECE)
            tag = _NEXT if following else _LAST
            file.write(bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, b"", tag))
            piece = following
        file.write(_hash(file, file.tell()))


def unseal(source: Path, target: Path, passphrase: str) -> None:
    """Write what is sealed in ``source`` into ``target``, in clear.

    Raises
    ------
    domain.operations.copies.CopySealed
        Another passphrase. In a file of before there was a hash: or its first piece was changed.
    domain.operations.copies.CopyDamaged
        It was changed, or the end is missing.
    """
    with source.open("rb") as file, target.open("wb") as plain:
        end = _end(file)
        salt, head = file.read(_SALT), file.read(_HEAD)
        if len(salt) != _SALT or len(head) != _HEAD:
            raise CopyDamaged
        state = bindings.crypto_secretstream_xchacha20poly1305_state()
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, head, _key(passphrase, salt))
        refusal: type[CopySealed | CopyDamaged] = CopySealed
        tag = _NEXT
        while piece := file.read(max(0, min(PIECE + _MORE, end - file.tell()))):
            try:
                clear, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, piece)
            except (exceptions.CryptoError, ValueError) as other:
                raise refusal from other
            plain.write(clear)
            refusal = CopyDamaged
        if tag != _LAST:
            raise CopyDamaged


def _end(file: BinaryIO) -> int:
    """Where what is sealed ends in a file that is whole, as far as it can say so; it is then read up to its mark."""
    former = file.read(len(MARK)) == FORMER
    size = file.seek(0, 2)
    end = size if former else max(size - _HASH, len(MARK))
    if not former and _hash(file, end) != file.read():
        raise CopyDamaged
    file.seek(len(MARK))
    return end


def _hash(file: BinaryIO, end: int) -> bytes:
    """Of the beginning of a file, up to ``end``, where it stands then."""
    file.seek(0)
    found = hashlib.sha256()
    while part := file.read(min(PIECE, end - file.tell())):
        found.update(part)
    return found.digest()


def _key(passphrase: str, salt: bytes) -> bytes:
    size = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES
    work, memory = pwhash.argon2id.OPSLIMIT_MODERATE, pwhash.argon2id.MEMLIMIT_MODERATE
    return pwhash.argon2id.kdf(size, passphrase.encode(), salt, opslimit=work, memlimit=memory)
