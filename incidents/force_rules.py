"""What a conclusion on a use of force still lacks, each thing with its sentence (points 20, 32(2))."""

from django.utils.translation import gettext as _

from inspections.rules import Part
from oversight.core.enums import OfficeLevel


def missing_of_force_conclusion(conclusion):
    """Sentences for what it still lacks to be approved, each with its place on the page; an empty list means none."""
    force = conclusion.force
    return [*_of_record(force), *_of_explanations(force), *_of_words(conclusion)]


def point_of_force(force):
    """The point of the Instruction by which its office concludes on it."""
    return "32(2)" if force.office.level == OfficeLevel.DISTRICT else "20"


def _of_record(force):
    needed = [
        (force.place.strip(), _("the place"), "facts"),
        (force.circumstances.strip(), _("the circumstances"), "facts"),
        (force.warnings.strip(), _("what warnings were given, or that there were none"), "facts"),
        (force.medical_help.strip(), _("what medical help was given, or that none was needed"), "facts"),
        (force.video, _("whether there is a recording"), "facts"),
        (force.persons.exists(), _("against whom force was used"), "persons"),
        (force.staff.exists(), _("which staff used it"), "staff"),
        (force.means.exists(), _("by what means"), "means"),
        (force.files.exists(), _("the materials of the verification, attached"), "materials"),
    ]
    for said, title, place in needed:
        if not said:
            sentence = _("The record lacks: %(part)s (point %(point)s).")
            yield Part(sentence % {"part": title, "point": point_of_force(force)}, place)
    for used in force.means.select_related("means"):
        if used.unanswered:
            sentence = _("“%(means)s”: not everything this means asks is answered.")
            yield Part(sentence % {"means": used.means.title}, f"means-{used.pk}")


def _of_explanations(force):
    for member in force.staff.all():
        if not member.is_explained:
            sentence = _("There is no explanation of %(name)s, nor a refusal to give it.")
            yield Part(sentence % {"name": member.full_name}, f"staff-{member.pk}")


def _of_words(conclusion):
    needed = {
        "facts": _("facts established"),
        "norms": _("legal acts relied on"),
        "lawful": _("whether the use of force is lawful"),
        "reasons": _("why it is lawful or not"),
    }
    for name, title in needed.items():
        value = getattr(conclusion, name)
        if value is None or (isinstance(value, str) and not value.strip()):
            sentence = _("The conclusion lacks its part “%(part)s” (point %(point)s).")
            words = {"part": title, "point": point_of_force(conclusion.force)}
            yield Part(sentence % words, f"conclusion_{name}")
    violations = conclusion.pk is not None and conclusion.violations.exists()
    if conclusion.lawful is False and not violations:
        yield Part(_("The conclusion says unlawful, and names no violation (point 20)."), "violations")
    if conclusion.lawful and violations:
        yield Part(_("The conclusion says lawful, and names violations (point 20)."), "violations")
