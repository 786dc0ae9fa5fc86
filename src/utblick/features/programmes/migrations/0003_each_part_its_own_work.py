from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def count_each_for_itself(apps, schema_editor):
    """Let each part be of its own project, and bring the sums of other currencies down to the parts."""
    part = apps.get_model("programmes", "PublicParticipation")
    part.objects.update(work=F("project"))
    project = apps.get_model("programmes", "PublicProject").objects.filter(pk=OuterRef("project"))
    told = part.objects.filter(part="beneficiary")
    told.filter(budget_eur=None).exclude(project__total_amount=None).update(
        budget_amount=Subquery(project.values("total_amount")[:1]),
        currency=Subquery(project.values("currency")[:1]),
    )
    told.filter(eu_eur=None).exclude(project__eu_amount=None).update(
        eu_amount=Subquery(project.values("eu_amount")[:1]),
        currency=Subquery(project.values("currency")[:1]),
    )


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0002_one_project_and_rates'),
    ]

    operations = [
        migrations.RunPython(count_each_for_itself, migrations.RunPython.noop),
    ]
