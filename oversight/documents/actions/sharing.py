"""Who sees attachments and papers beside the offices named in them."""

from django.db import transaction


@transaction.atomic
def share(things, offices):
    """Let exactly `offices` see these attachments, or these papers, beside those named in them.

    A paper or a file itself never changes: who further sees it stands in rows of their own.
    """
    things, wanted = list(things), {office.pk for office in offices}
    if not things:
        return
    relation = type(things[0])._meta.get_field("further_offices")
    thing, office = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    pairs = relation.remote_field.through
    pairs.objects.filter(**{f"{thing}__in": things}).exclude(**{f"{office}__in": wanted}).delete()
    rows = [pairs(**{f"{thing}_id": one.pk, f"{office}_id": pk}) for one in things for pk in wanted]
    pairs.objects.bulk_create(rows, ignore_conflicts=True)
