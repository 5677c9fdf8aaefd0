"""How passwords are kept: their scrypt prints, from which nobody gets them back."""

import base64
import hashlib
import hmac
import secrets
import threading

_COST, _BLOCK, _LANES = 2**15, 8, 1  # scrypt with 32 MiB, as OWASP advises for interactive log-ins
_deriving = threading.BoundedSemaphore(2)  # so that many log-ins at once do not fill the memory


def printed(password: str, salt: bytes | None = None, cost: int | None = None) -> str:
    """A password as it is kept: its scrypt (RFC 7914) with a salt of its own, as `scrypt$N$r$p$salt$print`, the last
    two in base64."""
    salt = secrets.token_bytes(16) if salt is None else salt
    cost = _COST if cost is None else cost
    with _deriving:
        derived = hashlib.scrypt(
            password.encode("utf-8", "surrogatepass"), salt=salt, n=cost, r=_BLOCK, p=_LANES, maxmem=2**26, dklen=32
        )
    return "$".join(("scrypt", str(cost), str(_BLOCK), str(_LANES), _letters(salt), _letters(derived)))


def _letters(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def matches(password: str, kept: str) -> bool:
    """Whether a password is the one that is kept; False for a print that cannot be read."""
    try:
        name, cost, block, lanes, salt, _ = kept.split("$")
        if (name, block, lanes) != ("scrypt", str(_BLOCK), str(_LANES)):
            return False
        return hmac.compare_digest(printed(password, base64.b64decode(salt), int(cost)), kept)
    except ValueError:
        return False


NOBODY = f"scrypt${_COST}${_BLOCK}${_LANES}${_letters(bytes(16))}${_letters(bytes(32))}"
"""The print of no password: held against what is given for an unknown name, so that it takes as long."""
