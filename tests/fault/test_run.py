"""A small run of script/fault: real processes, ten kills, a clock that jumps an hour back and forward."""

import json
import subprocess
import sys

import pytest

from oversight.machine.places import ROOT

pytestmark = pytest.mark.xdist_group("server")


def test_nothing_is_lost_doubled_moved_or_early_when_everything_is_killed_in_turn():
    command = [sys.executable, "-m", "tests.fault", "--kills", "10", "--duties", "120", "--emergencies", "25"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    begun, result = map(json.loads, ended.stdout.splitlines())
    assert (result["faults"], result["broken"]) == (0, []), begun
    assert sum(result["killed"].values()) == 10
    assert result["steps"] >= 110 * 3
    assert result["messages"] >= result["steps"] - 30
    assert (result["registered"], result["met"] > 0, result["papers"] > 0) == (25, True, True)
