"""The course's code runs, says what its page says, and its templates can be deployed."""
import subprocess
import sys
from pathlib import Path

import pytest

CONTENT = Path(__file__).resolve().parents[2] / "content"
TRIALS = sorted(CONTENT.glob("*/code/try_*.py"))
TEMPLATES = sorted(CONTENT.glob("*/code/template.yaml"))


def name(file):
    return file.relative_to(CONTENT).as_posix()


@pytest.mark.parametrize("trial", TRIALS, ids=name)
def test_a_trial_prints_what_its_page_shows(trial):
    run = subprocess.run([sys.executable, "-B", trial.name], cwd=trial.parent,
                         capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    page = (trial.parents[1] / "example.md").read_text(encoding="utf-8")
    assert f"```text\n{run.stdout}```" in page, run.stdout


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_a_template_has_no_mistakes(template):
    pytest.importorskip("cfnlint", reason="cfn-lint is not installed")
    lint = "import sys; from cfnlint.runner.cli import main; sys.exit(main())"
    run = subprocess.run([sys.executable, "-c", lint, str(template)],
                         capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout
