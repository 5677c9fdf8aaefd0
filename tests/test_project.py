"""The promises of the project as a whole: its commands, its rooms, its wheel."""

import ast
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "factcheck").rglob("*.py"))
TEST_COMMAND = "python3 -m pip install -q uv && python3 -m uv run pytest"
REPORT_COMMAND = "python3 -m pip install -q uv && python3 -m uv run factcheck report seeds/"


def test_the_readme_gives_the_two_commands_and_the_checks_run_the_tests_by_it():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert TEST_COMMAND in readme
    assert REPORT_COMMAND in readme
    assert TEST_COMMAND in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_python_of_the_readme_runs_and_finds_the_conflict(capsys):
    program = (ROOT / "README.md").read_text(encoding="utf-8").split("```python\n", 1)[1].split("```", 1)[0]
    exec(compile(program, "README.md", "exec"), {})
    assert "count ['14 worker', '41 worker']" in capsys.readouterr().out


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc", "shared", "tools"}
    assert not [path for path in MODULES if path.stem in drawers or drawers & set(path.parent.parts)]


def test_every_module_says_what_it_is_for():
    silent = [
        path for path in MODULES if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert not silent


def test_no_module_reads_the_clock_or_draws_at_random():
    """The commands and the services alone may: they hand the day of a decision to the rooms, and draw the tokens."""
    forbidden = {"time", "random", "secrets", "uuid"}
    clocks = {f"{kind}.{when}" for kind in ("date", "datetime") for when in ("today", "now", "utcnow")}
    found = []
    for path in MODULES:
        if {"cli", "web", "estimation", "fetching", "language_server"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found += [(path.name, name.name) for name in node.names if name.name in forbidden]
            elif isinstance(node, ast.ImportFrom) and node.module in forbidden:
                # A name-based UUID is worked out from the name alone.
                found += [] if {name.name for name in node.names} <= {"UUID", "uuid5"} else [(path.name, node.module)]
            elif isinstance(node, ast.Attribute):
                read = ast.unparse(node)
                found += [(path.name, read)] if read in clocks else []
    assert not found


@pytest.fixture(scope="session")
def installed(tmp_path_factory) -> Path:
    """The Python of a fresh environment that holds the built wheel and, by a path file, this one's dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "uv"] if _has_uv_module() else ["uv"]
    subprocess.run([*build, "build", "--wheel", "--quiet", "--out-dir", folder, ROOT], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    place = _site_packages(python)
    subprocess.run([*build, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel], check=True)
    # Behind the wheel's own place, so that the dependencies are found there and the checkout is not.
    here = [path for path in sys.path if path.endswith("site-packages")]
    (place / "dependencies.pth").write_text("\n".join(here) + "\n")
    for path in here:
        assert not (Path(path) / "factcheck").exists()
    return python


def _has_uv_module() -> bool:
    return subprocess.run([sys.executable, "-m", "uv", "--version"], capture_output=True).returncode == 0


def _site_packages(python: Path) -> Path:
    command = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def _from_wheel(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    command = [str(installed), "-c", "from factcheck.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment)


def test_the_wheel_reports_as_the_checkout_does(installed, tmp_path):
    where = _site_packages(installed) / "factcheck"
    assert (where / "py.typed").is_file()
    assert (where / "rules" / "matching.yaml").is_file()
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    done = _from_wheel(installed, "report", "seeds/", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    golden = json.loads((ROOT / "reports" / "seeds.json").read_text(encoding="utf-8"))
    assert json.loads(done.stdout) == golden


def test_the_wheel_brings_its_rules_compiled(installed, tmp_path):
    program = (
        "from factcheck.vocabulary.compiled import own_rules, COPY\n"
        "before = COPY.stat().st_mtime_ns\n"
        "assert own_rules().is_stored() and COPY.stat().st_mtime_ns == before\n"
        "print(own_rules().root)"
    )
    done = subprocess.run([str(installed), "-c", program], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert Path(done.stdout.strip()).parts[-2:] == ("factcheck", "rules")
