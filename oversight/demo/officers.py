"""Who works where: every post of every office has its officer."""

from django.conf import settings
from django.contrib.auth.hashers import make_password

from oversight.core import audit
from oversight.core.actions.officers import FIELDS
from oversight.core.models import Officer

from .tables import rows

#: The sign-ins printed at start stand in one line of offices: a city, its oblast, the Department.
SIGN_INS = {
    "karaganda-1": "district",
    "karaganda-head": "district-head",
    "karaganda-oblast-1": "oblast",
    "karaganda-oblast-deputy": "oblast-deputy",
}


def enter_all(offices, people, telephones, chance, at):
    """Enter every officer; return {username: officer}.

    The rows are written together and not by `actions.officers.enter`: one Argon2 hash is meant to be slow, and five
    hundred of the same password would take minutes. Each officer still has the audit row that action writes.
    """
    password = make_password(settings.DEMO_PASSWORD)
    officers = []
    for office, place in _offices_with_places(offices):
        colleagues = []
        for post in rows("posts"):
            if (post.level, post.branch) == (office.level, office.branch):
                colleagues.append(people.next(colleagues=colleagues))
                officers.append(_officer(post, office, place, colleagues[-1], telephones.next(), chance, password))
    for officer in Officer.objects.bulk_create(officers):
        audit.record("officers.enter", officer, by=None, at=at, after=audit.snapshot(officer, *FIELDS))
    return {officer.username: officer for officer in officers}


def _offices_with_places(offices):
    places = {row.code: row for name in ("oblasts", "districts", "garrisons", "lines") for row in rows(name)}
    return [(office, places.get(code)) for code, office in offices.items()]


def _officer(post, office, place, person, phone, chance, password):
    names = {"code": office.code}
    if place:
        names |= {"ru": place.ru, "kk": place.kk, "kk_gen": f"{place.kk}ның"}
    login = post.login.format(**names)
    username = SIGN_INS.get(login, login)
    return Officer(
        username=username,
        password=password,
        office=office,
        surname=person.surname,
        given_name=person.given_name,
        patronymic=person.patronymic,
        post_ru=post.ru.format(**names),
        post_kk=post.kk.format(**names),
        rank=chance.choice(post.ranks.split() or [""]),
        roles=[post.role],
        phone=phone,
        email=f"{username}@example.invalid",
    )
