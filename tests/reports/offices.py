"""LibreOffice without a window, for tests that a file opens in an office program; skipped where there is none."""

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")


def opened_as(file: Path, format: str, folder: Path) -> Path:
    """`file` opened by LibreOffice and saved in another format; a profile of its own lets several run at once."""
    assert OFFICE is not None
    made = folder / "saved"
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    run = subprocess.run(
        [*command, "--convert-to", format, "--outdir", str(made), str(file)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    saved = made / (file.stem + "." + format.partition(":")[0])
    assert saved.is_file(), run.stdout + run.stderr
    return saved
