"""The pre-commit hook and the GitHub Action, run as far as that goes without their hosts."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash")
FIGURE = "The paper mill in Orsk, which changed hands on 3 May 2023, employs {number} workers in its two halls.\n"


def read(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path):
    """A folder of drafts, one with a name that a careless script would run, and one of printed articles."""
    for name, number in (("drafts/one.md", 14), ("drafts/two $(touch pwned); x.md", 41), ("printed/old.md", 14)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        front = f"---\nsource: {path.stem[:3]}\npublished: 2023-05-0{number % 9 + 1}\n---\n"
        path.write_text(front + FIGURE.format(number=number), encoding="utf-8")
    return tmp_path


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a runner, in which `factcheck` is the program under test."""
    program = folder / "bin" / "factcheck"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from factcheck.cli import main; main()" "$@"\n')
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", **more}


# The hook


def test_the_hook_is_declared_as_pre_commit_wants_it():
    (hook,) = read(".pre-commit-hooks.yaml")
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook["language"] == "python"
    assert hook["require_serial"] is True


def test_the_hook_checks_every_file_that_it_is_handed(desk):
    (hook,) = read(".pre-commit-hooks.yaml")
    files = ["drafts/one.md", "drafts/two $(touch pwned); x.md"]
    command = [*hook["entry"].split(), "--against=printed", "--fail-on=warning", *files]
    done = subprocess.run(command, cwd=desk, env=environment(desk), capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "14 worker" in done.stdout and "41 worker" in done.stdout
    alone = subprocess.run(command[:-1], cwd=desk, env=environment(desk), capture_output=True, text=True)
    assert alone.returncode == 0, alone.stdout


@pytest.mark.skipif(not shutil.which("pre-commit"), reason="pre-commit is not installed: its own check is left out")
def test_pre_commit_finds_the_manifest_valid():
    done = subprocess.run(["pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")])
    assert done.returncode == 0


# The action


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read("action.yml")["runs"]["steps"]
    return found


def test_the_action_is_composite_and_every_script_has_its_shell():
    action = read("action.yml")
    assert action["runs"]["using"] == "composite"
    assert all("shell" in step for step in steps() if "run" in step)
    assert {name for name, one in action["inputs"].items() if one.get("required")} == {"drafts", "against"}
    assert all("description" in one for one in action["inputs"].values())


def test_no_input_is_written_into_a_script():
    assert not [step for step in steps() if "${{" in step.get("run", "")]


def test_every_variable_of_an_input_is_used_and_every_input_is_handed_over():
    (checking,) = [step for step in steps() if step.get("id") == "check"]
    handed = {value.removeprefix("${{ inputs.").removesuffix(" }}") for value in checking["env"].values()}
    assert handed == read("action.yml")["inputs"].keys() - {"python"}
    assert all(f"${name}" in checking["run"] or f'"${name}"' in checking["run"] for name in checking["env"])


def run_action(desk: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The script of the action with these inputs; the others have their defaults."""
    action = read("action.yml")
    (checking,) = [step for step in steps() if step.get("id") == "check"]
    given = {name: one.get("default", "") for name, one in action["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in inputs.items()
    }
    variables = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in checking["env"].items()
    }
    output = desk / "output"
    output.touch()
    assert BASH
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", checking["run"]],
        cwd=desk,
        env=environment(desk, GITHUB_OUTPUT=str(output), **variables),
        capture_output=True,
        text=True,
    )


needs_bash = pytest.mark.skipif(not BASH, reason="no bash: the script of the action cannot run")


@needs_bash
def test_the_action_annotates_writes_sarif_and_fails(desk):
    done = run_action(desk, drafts="drafts/*.md\n\nnone/*.md", against="printed\n", fail_on="warning")
    assert done.returncode == 1, done.stderr
    assert not (desk / "pwned").exists()
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert "drafts/one.md" in line and "drafts/two $(touch pwned); x.md" in line
    log = json.loads((desk / "factcheck.sarif").read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) == 1
    assert (desk / "output").read_text() == "sarif=factcheck.sarif\n"


@needs_bash
def test_the_action_passes_a_draft_that_contradicts_nothing(desk):
    done = run_action(desk, drafts="drafts/one.md", against="printed", sarif="")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (desk / "factcheck.sarif").exists()


@needs_bash
def test_the_action_passes_when_no_draft_matches(desk):
    done = run_action(desk, drafts="stories/*.md", against="printed")
    assert (done.returncode, done.stdout) == (0, "No draft matches: nothing was checked.\n")


@needs_bash
def test_the_action_fails_when_an_input_cannot_be_used(desk):
    done = run_action(desk, drafts="**/one.md", against="nowhere.archive")
    assert done.returncode == 2
    assert "nowhere.archive: no such file or folder" in done.stderr


@needs_bash
@pytest.mark.parametrize("name", ["drafts", "against", "baseline", "since"])
def test_no_input_can_run_a_command(desk, name):
    payload = "$(touch pwned) `touch pwned` ; touch pwned ' \" | touch pwned"
    run_action(desk, **{"drafts": "drafts/one.md", "against": "printed", "sarif": "", name: payload})
    assert not (desk / "pwned").exists()
