"""Every rule of the edition is walked in the test of its point."""

import re
from pathlib import Path

from oversight.duties.rulebook import EDITIONS, parse

HERE = Path(__file__).parent


def test_every_rule_of_the_edition_is_named_in_the_test_of_one_of_its_points():
    book = parse(EDITIONS / "2015-7.toml")
    assert [rule.code for rule, _table in book.rules if rule.code not in said_of(rule.point)] == []


def said_of(points):
    """What the tests of these points («17, 4(4)») say."""
    numbers = {int(number) for number in re.findall(r"(?:^|, )(\d+)", points)}
    files = [HERE / f"test_point_{number:02}.py" for number in numbers]
    return "".join(file.read_text() for file in files if file.exists())
