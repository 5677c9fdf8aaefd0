"""Puts a finished report into a file, whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


class ReportError(Exception):
    """A report could not be written; the message is one line that says where and why."""


def write(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Write `content` to `path`, text as UTF-8; a reader sees the old file or the new one, never half of either.

    An existing file keeps its permissions; a symbolic link keeps pointing to the file that is replaced. Raises
    ReportError when the folder is missing, the place is a folder, or the disk refuses.
    """
    target = Path(path)
    try:
        _replace(target.resolve(), content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReportError(f"cannot write the report to {os.fspath(path)}: {reason}") from error


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    if target.exists() and not target.is_file():
        # A device or a pipe (/dev/stdout, a process substitution) takes the bytes as they come.
        target.write_bytes(content)
        return
    try:
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    # The system tells the mask only when it is set; it is put back at once.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
