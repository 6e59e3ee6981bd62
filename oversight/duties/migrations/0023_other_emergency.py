"""An edition published before kinds of emergency were kept gets the one that is always true, so that none is kept out."""

from django.db import migrations

OTHER = {
    "position": 1,
    "code": "other_emergency",
    "point": "4(30)",
    "registers": ["emergency"],
    "least": 0,
    "title_ru": "Иное чрезвычайное происшествие",
    "title_kk": "Өзге төтенше оқиға",
    "title_en": "Another emergency",
}


def add(apps, schema_editor):
    editions = apps.get_model("duties", "Edition").objects.filter(published_at__isnull=False, emergencies=None)
    kinds = apps.get_model("duties", "EmergencyKind")
    kinds.objects.bulk_create(kinds(edition=edition, **OTHER) for edition in editions)


class Migration(migrations.Migration):
    dependencies = [("duties", "0022_joint_inspections")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
