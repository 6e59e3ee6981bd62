"""The formula of risk in an edition's file: read, checked with its line, compared, shown."""

import pytest

from oversight.duties.comparison import compare
from oversight.duties.models import RiskBand, RiskFactor
from oversight.duties.rulebook import RulebookError, parse
from tests import factories
from tests.duties.small import SMALL, changed

FORMULA = """\

[[risk]]
code = "violations"
point = "22"
measure = "open_violations"
points = 10
most = 30
title_ru = "Нарушения"
title_kk = "Бұзушылықтар"
title_en = "Violations"

[[risk]]
code = "emergencies"
point = "23"
measure = "emergencies"
facility_kinds = ["ivs"]
days = 180
points = 5
most = 10
title_ru = "ЧП"
title_kk = "ТО"
title_en = "Emergencies"

[[risk_band]]
code = "low"
at_least = 0
tone = "good"
title_ru = "Низкий"
title_kk = "Төмен"
title_en = "Low"

[[risk_band]]
code = "high"
at_least = 40
tone = "warn"
proposes = true
title_ru = "Высокий"
title_kk = "Жоғары"
title_en = "High"
"""
FILE = SMALL + FORMULA
SHOWN_EMERGENCIES = 'measure = "emergencies"'

#: What is written instead of what, the text of the line named, and the reason given.
BROKEN = {
    "an unknown measure": ('"open_violations"', '"smell"', '"smell"', "“smell” isn't known for “measure”"),
    "a code twice": ('"emergencies"\npoint', '"violations"\npoint', None, "“violations” stands here a second time."),
    "no days": ("days = 180\n", "", SHOWN_EMERGENCIES, "“days” is missing: how far does it look back?"),
    "days of today": ("points = 10", "days = 3\npoints = 10", "days = 3", "This is as it stands today"),
    "a step beyond the most": ("points = 10", "points = 31", "points = 31", "One step gives more points"),
    "more than a hundred": (
        "most = 10",
        "most = 71",
        "most = 71",
        "more than 100 points to facilities of the kind “ivs”",
    ),
    "a measure twice": (
        'measure = "emergencies"\nfacility_kinds = ["ivs"]\ndays = 180',
        'measure = "open_violations"\nfacility_kinds = ["ivs"]',
        None,
        "“open_violations” counts twice for facilities of the kind “ivs”.",
    ),
    "a first level above nothing": (
        "at_least = 0",
        "at_least = 5",
        "at_least = 5",
        "The first level of risk begins at 0",
    ),
    "a level below the one before": ("at_least = 40", "at_least = 0", None, "Levels of risk follow each other upwards"),
    "a level beyond a hundred": ("at_least = 40", "at_least = 140", "at_least = 140", "less than or equal to 100"),
    "an unknown tone": ('tone = "warn"', 'tone = "pink"', '"pink"', "“pink” isn't known for “tone”"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_formula_is_refused_with_its_line(name):
    old, new, line, reason = BROKEN[name]
    text = changed(old, new, FILE)
    with pytest.raises(RulebookError) as refusal:
        parse("x.toml", text.encode())
    assert reason in refusal.value.reason
    if line:
        assert line in text.split("\n")[refusal.value.line - 1]


LEVELS = FORMULA.index("[[risk_band]]")


@pytest.mark.parametrize(("left", "missing"), [(FORMULA[:LEVELS], "risk_band"), (FORMULA[LEVELS:], "risk")])
def test_a_formula_has_its_levels_and_levels_their_formula(left, missing):
    with pytest.raises(RulebookError, match=rf"There is no \[\[{missing}\]\] table here"):
        parse("x.toml", (SMALL + left).encode())


def test_an_edition_without_a_formula_is_whole():
    book = parse("x.toml", SMALL.encode())
    assert (book.risk_factors, book.risk_bands) == ([], [])


def test_a_factor_counts_full_steps_beyond_what_is_usual_and_never_more_than_its_most():
    factor = RiskFactor(beyond=30, each=3, points=1, most=10)
    assert [factor.share_of(value) for value in (0, 30, 32, 33, 59, 60, 400)] == [0, 0, 0, 1, 9, 10, 10]


@pytest.mark.django_db
def test_two_editions_differ_in_their_formula():
    old, new = (parse("x.toml", text.encode()) for text in (FILE, changed("most = 30", "most = 40", FILE)))
    assert [str(change) for change in compare(old, new)] == ["factor of risk violations, points at most: 30 → 40"]


@pytest.mark.django_db
def test_the_shipped_formula_gives_a_hundred_points_to_places_of_detention(client):
    edition = factories.edition()
    sums = {
        kind: sum(factor.most for factor in edition.risk_factors.all() if factor.concerns(kind))
        for kind in ("ivs", "uis", "si_uis", "probation")
    }
    assert sums == {"ivs": 100, "uis": 100, "si_uis": 100, "probation": 70}
    assert list(RiskBand.objects.filter(edition=edition).values_list("code", "at_least", "proposes")) == [
        ("low", 0, False),
        ("raised", 20, True),
        ("high", 40, True),
        ("extreme", 65, True),
    ]


@pytest.mark.django_db
def test_the_page_of_the_edition_says_the_formula(client):
    edition = factories.edition()
    client.force_login(factories.officer())
    page = client.get(f"/rulebook/{edition.pk}/").content.decode()
    assert "10 for each, 30 at most" in page
    assert "1 for each 3 beyond 30, 10 at most" in page
    assert "from 65" in page
