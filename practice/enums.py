from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MethodKind(TextChoices):
    """What the library holds (points 15(5), 15(6), 19(3), 68)."""

    METHOD = "method", _("Method of inspection")
    GOOD_PRACTICE = "good_practice", _("Good practice")
    REVIEW = "review", pgettext_lazy("method", "Review")
    MODEL = "model", _("Model paper")
    TEXTBOOK = "textbook", _("Textbook")


class MethodState(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", pgettext_lazy("method", "In use")
    SUPERSEDED = "superseded", pgettext_lazy("method", "Superseded")
    WITHDRAWN = "withdrawn", pgettext_lazy("method", "Withdrawn")


class ActivityKind(TextChoices):
    """What points 15(5), 19(3), 61 and 68–70 have offices do beside inspections."""

    SEMINAR = "seminar", _("Seminar or training meeting")
    INTERNSHIP = "internship", _("Internship")
    TRAINING = "training", _("Training of officers")
    ASSISTANCE = "assistance", _("Help to subordinate offices with organisation and methods")
    PRACTICE = "practice", _("Good practice studied and spread")
    INNOVATION = "innovation", _("New method of oversight introduced")
    RESPONSIBILITY = "responsibility", _("Proposal on the responsibility of a subordinate prosecutor")
    MEDIA = "media", _("Publication in the media")
    LEGAL_EDUCATION = "legal_education", _("Legal education")
    LECTURE = "lecture", _("Lecture")
    SCHOLARLY = "scholarly", _("Scholarly work")
    LEGISLATION = "legislation", _("Work with scholars on improving legislation")
    INTERNATIONAL = "international", _("International cooperation")


_K = ActivityKind

#: The points that ask for each.
POINTS = {
    _K.SEMINAR: "15(5), 68",
    _K.INTERNSHIP: "15(5), 19(3)",
    _K.TRAINING: "19(3), 68",
    _K.ASSISTANCE: "19(3)",
    _K.PRACTICE: "15(5), 68",
    _K.INNOVATION: "68",
    _K.RESPONSIBILITY: "15(5)",
    _K.MEDIA: "69",
    _K.LEGAL_EDUCATION: "69",
    _K.LECTURE: "70",
    _K.SCHOLARLY: "70",
    _K.LEGISLATION: "70",
    _K.INTERNATIONAL: "61",
}
#: Without a place these say nothing: where an officer was an intern, where it was published, who was worked with.
NEEDS_PLACE = (_K.INTERNSHIP, _K.MEDIA, _K.LEGISLATION, _K.INTERNATIONAL)
#: Of these it must be said who took part.
NEEDS_NAMES = (_K.SEMINAR, _K.INTERNSHIP, _K.TRAINING, _K.LECTURE, _K.SCHOLARLY)
#: What only the Department brings before the leadership (point 15(5)).
OF_DEPARTMENT = (_K.RESPONSIBILITY,)


class Act(TextChoices):
    """What the audit trail records."""

    METHOD_DRAFT = "methods.draft", _("Method drafted")
    METHOD_CHANGE = "methods.change", _("Card of a method changed")
    METHOD_REVISE = "methods.revise", _("New version of a method written")
    METHOD_PUBLISH = "methods.publish", _("Method published")
    METHOD_SUPERSEDE = "methods.supersede", _("Method superseded")
    METHOD_WITHDRAW = "methods.withdraw", _("Method withdrawn")
    ACTIVITY_ENTER = "activities.enter", _("Activity entered")
    ACTIVITY_CHANGE = "activities.change", _("Record of an activity changed")
    ACTIVITY_WITHDRAW = "activities.withdraw", _("Record of an activity withdrawn")
    ACTIVITY_EXPORT = "activities.export", _("Activities taken out as a table")
