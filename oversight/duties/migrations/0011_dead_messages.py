from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """The desk and the watchdog look at messages that could not be sent; they are few among very many."""

    dependencies = [("duties", "0010_feeds_and_periods")]

    operations = [
        migrations.AddIndex(
            "delivery", models.Index(fields=["-id"], condition=Q(state="dead"), name="deliveries_that_died")
        ),
    ]
