"""A rule that can't be counted, fulfilled or told of is refused, with the line that says so."""

import pytest

from oversight.duties.rulebook import RulebookError, parse
from tests.duties.editions import NEXT

FILE = NEXT.read_text()

LEVELS = 'levels = ["district", "oblast"]'
KINDS = 'facility_kinds = ["ivs", "ivs_transport"]\nevery'
CHECK = 'fulfilled_by = { inspection_kinds = ["ivs_daily"] }'
TERM = "term = { hours = 2 }"
FIRST = '{ at = { hours = -1 }, role = "district_officer" },'
SECOND = '{ at = { hours = 0 }, role = "oblast_deputy", acknowledge = true },'
LAST = '{ at = { hours = 4 }, role = "department_head", channels = ["app", "email"], acknowledge = true },'
ZONAL = 'at = { minutes = 0 }\nrole = "zonal_officer"\nchannels = ["app", "message"]\nacknowledge = true\n'

#: What is written instead of what, the text of the line named, and the reason given.
BROKEN = {
    "a rule without a point": ('point = "14"\nclass', "class", "[[rule]]", "“point” is missing."),
    "a badly written point": ('point = "15"', 'point = "15, "', 'point = "15, "', "“point”: Points are written like"),
    "an unknown key": ("count = 2", "cuont = 2", "cuont", "“cuont” isn't known here"),
    "a code twice": ('"desk.daily"', '"ivs.daily"', 'code = "ivs.daily"', "“ivs.daily” stands here a second time."),
    "an unknown level": (LEVELS, 'levels = ["city"]', 'levels = ["city"]', "“city” isn't known for “levels”"),
    "an unknown branch": ('["territorial"]', '["naval"]', '["naval"]', "“naval” isn't known for “branches”"),
    "an unknown subject": ('"office"', '"person"', '"person"', "“person” isn't known for “about”"),
    "an unknown kind of facility": ('["enbek"]\nevery', '["mine"]\nevery', '["mine"]', "“mine” isn't known for “facil"),
    "an unknown class": ('"informational"', '"funny"', '"funny"', "“funny” isn't known for “class”; known are: stat"),
    "an unknown rhythm": ('"quarter"', '"fortnight"', '"fortnight"', "“fortnight” isn't known for “every”"),
    "a duty without a rhythm": ('every = "week"\n', "", "[[rule]]", "“every” is missing: in which rhythm"),
    "a duty with a term": (
        'every = "week"',
        'every = "week"\nterm = { days = 2 }',
        "term = { days",
        "A duty that comes ba",
    ),
    "a duty done no times": (
        "count = 2",
        "count = 0",
        "count = 0",
        "“count”: Ensure this value is greater than or equal",
    ),
    "a clock without a start": ('start = "incident.received"\n', "", TERM, "“start” is missing: which event starts"),
    "a clock without a term": (TERM, "", "[[rule]]", "“term” is missing: how long does the clock run?"),
    "a clock with a rhythm": (TERM, TERM + '\nevery = "day"', 'every = "day"', "A clock has no “every”."),
    "an unknown start": ('"incident.received"', '"rain.began"', '"rain.began"', "“rain.began” isn't known for “start”"),
    "a term of nothing": (TERM, "term = { hours = 0 }", "term = { hours = 0 }", "“term” must be at least 1, not 0."),
    "a negative term": (TERM, "term = { hours = -2 }", "term = { hours = -2", "“term” must be at least 1, not -2."),
    "a term in two units": (TERM, "term = { hours = 2, days = 1 }", "term = {", "Here stands one of minutes, hours"),
    "a term in weeks": (TERM, "term = { weeks = 2 }", "term = {", "Here stands one of minutes, hours"),
    "a term of half an hour": (TERM, "term = { hours = 0.5 }", "term = {", "“hours” must be a whole number."),
    "a term of eleven years": (TERM, "term = { months = 132 }", "term = {", "132 months is more than ten years."),
    "a term in hours that waits": (TERM, TERM + '\nends = "next_working"', TERM, "A term in hours or minutes runs"),
    "the 32nd": ("{ day = 20,", "{ day = 32,", "{ day = 32,", "No month has a day 32."),
    "an earlier month": ("months_after = 1", "months_after = -1", "months_after = -1", "A duty is due at most twelve"),
    "a month without a day": ("{ day = 20, ", "{ ", "{ months_after", "“day” is missing."),
    "a week due by a day of the month": (
        'every = "week"',
        'every = "week"\ndue = { day = 5 }',
        "{ day = 5 }",
        "A daily or",
    ),
    "working months": (
        'every = "quarter"',
        'every = "quarter"\ncalendar = "working"',
        "calendar",
        "Only daily duties le",
    ),
    "a facility of no kind": (KINDS, "every", 'about = "facility"', "“facility_kinds” is missing: which facilities"),
    "an office of a kind": (
        '"office"',
        '"office"\nfacility_kinds = ["uis"]',
        '["uis"]',
        "A duty of an office has no “fac",
    ),
    "nothing that fulfils": (CHECK + "\n", "", "[[rule]]", "“fulfilled_by” is missing: what fulfils it?"),
    "an empty fulfilment": (CHECK, "fulfilled_by = {}", "fulfilled_by = {}", "Here stand “inspection_kinds”"),
    "an unknown event": ('"report.submitted"', '"sun.set"', '"sun.set"', "“sun.set” isn't known for “event”"),
    "an unknown kind of inspection": (
        CHECK,
        CHECK.replace("ivs_daily", "x"),
        '["x"]',
        "There is no kind of inspection “x”",
    ),
    "an inspection elsewhere": (
        CHECK,
        CHECK.replace("ivs_daily", "enbek_check"),
        "fulfilled",
        "No inspection that fulfils",
    ),
    "an inspection by others": (
        LEVELS,
        'levels = ["department"]',
        CHECK,
        "No inspection that fulfils this duty can be c",
    ),
    "an unknown participant": (
        "count = 2",
        'participants = ["judge"]',
        "judge",
        "“judge” isn't known for “participants”",
    ),
    "a participant of no case": (
        "count = 2",
        'participants = ["auditor"]',
        "auditor",
        "Nobody takes part in the role “aud",
    ),
    "a participant of no visit": (
        TERM,
        TERM + '\nparticipants = ["oblast_deputy"]',
        "participants",
        "Only inspections have",
    ),
    "nobody told": ('chain = "short"\n', "", "[[rule]]", "“chain” is missing: who is told?"),
    "an unknown chain": (
        'chain = "short"',
        'chain = "long"',
        'chain = "long"',
        "There is no chain “long” in this file.",
    ),
    "a chain nobody uses": (
        "[[chain]]",
        '[[chain]]\ncode = "spare"\nstep = [\n' + LAST + "\n]\n[[chain]]",
        "spare",
        "No rule uses",
    ),
    "a chain without steps": ("step = [\n", "steps = [\n", "steps = [", "“steps” isn't known here"),
    "steps and a chain": (
        TERM,
        TERM + '\nchain = "short"',
        'chain = "short"',
        "A rule has its own steps or names a chain",
    ),
    "an unknown role": (
        SECOND,
        SECOND.replace("oblast_deputy", "judge"),
        "judge",
        "Nobody is told in the role “judge”",
    ),
    "a role that is told nothing": (
        SECOND,
        SECOND.replace("oblast_deputy", "auditor"),
        "auditor",
        "Nobody is told in the",
    ),
    "a role not at that level": (
        SECOND,
        SECOND.replace("acknowledge", 'level = "district", acknowledge'),
        "oblast_deputy",
        "Nobody of the role “oblast_deputy” is at the level “district”: it stands at “oblast”.",
    ),
    "an unknown channel": (LAST, LAST.replace('"email"', '"pigeon"'), "pigeon", "“pigeon” isn't known for “channels”"),
    "no alert desk": (LAST, LAST.replace('"app", ', ""), "department_head", "The alert desk is told of everything"),
    "a step at no moment": (
        SECOND,
        SECOND.replace("at = { hours = 0 }, ", ""),
        "oblast_deputy",
        "The table [at] is mis",
    ),
    "a step at a time in hours": (
        FIRST,
        FIRST.replace("-1", "-1, time = 09:00:00"),
        "district_officer",
        "An offset in hou",
    ),
    "a time in quotes": (
        FIRST,
        FIRST.replace("-1", '-1, time = "9:00"'),
        "district_officer",
        "“time” must be a time like",
    ),
    "steps out of order": (
        LAST,
        LAST.replace("hours = 4", "hours = -3"),
        "department_head",
        "This step comes before the",
    ),
    "a reminder before the clock": (
        "minutes = -30",
        "minutes = -150",
        "minutes = -150",
        "This step of “incident.special",
    ),
    "a reminder before the period": (
        FIRST,
        FIRST.replace("hours = -1", "days = -8"),
        "days = -8",
        "This step of “ivs.daily”",
    ),
    "a chain that ends below the Department": (
        LAST,
        "",
        "oblast_deputy",
        "A statutory chain ends at the Department aft",
    ),
    "a chain without an escalation": (ZONAL, ZONAL.replace("= 0", "= -5"), "minutes = -5", "A statutory chain ends at"),
    "an escalation nobody acknowledges": (
        ZONAL,
        ZONAL.replace("acknowledge = true\n", ""),
        "minutes = 0",
        "An escalation of a statutory duty must be acknowledged",
    ),
    "a step below the office": (
        'role = "oblast_officer"\nchannels',
        'role = "district_officer"\nchannels',
        'role = "district_officer"\nchannels',
        "“district_officer” stands below the office whose duty “incident.special_report” is",
    ),
}


@pytest.mark.parametrize(("old", "new", "at", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_contradiction_is_refused_with_its_line_and_reason(tmp_path, old, new, at, reason):
    assert FILE.count(old) >= 1
    content = FILE.replace(old, new, 1)
    path = tmp_path / "broken.toml"
    path.write_text(content)
    with pytest.raises(RulebookError) as refusal:
        parse(path)
    error = refusal.value
    line = content.split("\n")[error.line - 1]
    assert (error.file, error.reason[: len(reason)]) == (str(path), reason)
    assert at.split("\n")[0] in line


def test_the_line_is_the_one_of_the_very_step(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text(FILE.replace(LAST, LAST.replace("app", "fax")))
    with pytest.raises(RulebookError) as refusal:
        parse(path)
    assert refusal.value.line == FILE[: FILE.index(LAST)].count("\n") + 1


def test_the_invented_edition_itself_contradicts_nothing():
    book = parse(NEXT)
    assert [rule.code for rule, table in book.rules] == [
        "ivs.daily",
        "enbek.quarterly",
        "desk.daily",
        "incident.special_report",
    ]
    assert [(step.rule.code, step.role, step.level, step.channels) for step, table in book.steps][:3] == [
        ("ivs.daily", "district_officer", "district", ["app"]),
        ("ivs.daily", "oblast_deputy", "oblast", ["app"]),
        ("ivs.daily", "department_head", "department", ["app", "email"]),
    ]
