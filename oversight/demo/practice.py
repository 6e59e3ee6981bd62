"""The library of methods and the log of activities: in use, revised, superseded, withdrawn, and a draft."""

from datetime import timedelta

from practice.actions import activities, methods
from practice.models import Method

from .pictures import scan
from .tables import tables

DAY = timedelta(days=1)


def scenes(stage):
    told = tables("practice")
    made = {}
    for said in told["method"]:
        yield _method(stage, said, made)
    for said in told["activity"]:
        yield _activity(stage, said)


def _method(stage, said, made):
    """From the draft to the end of its use; `made` holds the methods by title, so that one can follow another."""
    by, signer = stage.inspectors(said["office"])[0], stage.signer(said["office"])
    drafted = stage.moment(by.office, said["days_ago"], 10)
    yield drafted
    card = {name: said[name] for name in ("kind", "title_ru", "title_kk", "facility_kinds", "points") if name in said}
    words = {name: said[name].strip() for name in ("words_ru", "words_kk") if name in said}
    files = [scan(said["file"], words["words_ru"][:900])] if "file" in said else []
    method = methods.draft(**card, **words, line=said.get("line", ""), files=files, by=by, at=drafted)
    made[said["title_ru"]] = method
    for step in _steps(said, drafted):
        at, play = step
        yield at
        play(method, by, signer, at, made)


def _steps(said, drafted):
    """(when, what is done then) after the draft, the earliest first."""
    steps = []
    if "published_after" in said:
        steps.append((drafted + said["published_after"] * DAY, _publish))
    for one in said.get("revision", ()):
        at = drafted + one["after"] * DAY
        steps.append((at, _revision(one)))
        if "published_after" in one:
            steps.append((at + one["published_after"] * DAY, _publish))
    if "withdrawn_after" in said:
        steps.append((drafted + said["withdrawn_after"] * DAY, _withdrawal(said)))
    if "superseded_after" in said:
        steps.append((drafted + said["superseded_after"] * DAY, _succession(said)))
    return steps


def _publish(method, by, signer, at, made):
    version = Method.objects.values_list("version", flat=True).get(pk=method.pk)
    methods.publish(method, version=version, by=signer, at=at)


def _revision(one):
    def play(method, by, signer, at, made):
        latest = method.versions.first()
        words = {"words_ru": f"{latest.words_ru}\n{one['append']}", "words_kk": latest.words_kk}
        methods.revise(method, change=one["change"], **words, files=list(latest.files.all()), by=by, at=at)

    return play


def _withdrawal(said):
    def play(method, by, signer, at, made):
        methods.withdraw(method, reason=said["reason"], by=signer, at=at)

    return play


def _succession(said):
    def play(method, by, signer, at, made):
        other = Method.objects.select_related("office").get(pk=made[said["by"]].pk)
        methods.supersede(method, superseded_by=other, reason=said["reason"], by=signer, at=at)

    return play


def _activity(stage, said):
    by = stage.inspectors(said["office"])[0]
    first = stage.moment(by.office, said["days_ago"], 9)
    at = first + timedelta(days=said.get("days", 1) - 1, hours=8)
    yield at
    words = {name: said[name] for name in ("kind", "title", "place", "others", "result", "link") if name in said}
    days = {"from_on": by.office.local_day(first), "until_on": by.office.local_day(at)}
    files = [scan(said["scan"], said["title"])] if "scan" in said else []
    officers = [stage.officers[login] for login in said.get("officers", ())]
    activity = activities.enter(**words, **days, participants=officers, files=files, by=by, at=at)
    if "withdrawn" in said:
        at += timedelta(minutes=5)
        yield at
        activities.withdraw(activity, reason=said["withdrawn"], by=by, at=at)
