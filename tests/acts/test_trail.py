"""What the trail keeps of an act: whose words they are, and the same names whatever language the act was done in."""

import pytest
from django.utils import translation

from acts.enums import Act
from oversight.core.models import AuditRow

from . import factories

pytestmark = pytest.mark.django_db


def changes(act, action):
    return {title: told for title, _before, told in AuditRow.objects.about(act).get(action=action).changes}


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_the_kind_is_named_in_russian_whatever_the_language_of_the_act(world, language):
    with translation.override(language):
        act = factories.draft(world.district_officer)
    row = AuditRow.objects.about(act).get(action=Act.DRAFT)
    assert row.after["kind"] == act.kind.title_ru
    assert act.kind.title_ru != act.kind.title_en


def test_of_a_signed_act_the_number_is_its_own(world):
    act = factories.sent(world.district_officer, world.district_prosecutor)
    assert changes(act, Act.SIGN)["Number"] == act.document.number_label


def test_of_a_report_and_a_check_the_violation_and_the_measures_are_told(world):
    act = factories.eliminated(world.district_officer, world.district_prosecutor, world.oblast_officer)
    report, check = changes(act, Act.REPORT), changes(act, Act.CHECK)
    assert (report["Violation"], report["Measures taken"]) == ("1", "Установлен котел.")
    assert (check["Violation"], check["Actually eliminated"]) == ("1", "yes")
    assert changes(act, Act.ANSWER)["Violations"] == str(act.violations.get())
