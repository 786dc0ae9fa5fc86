"""EuroVoc as files tell it; and the codes of concepts as texts, for the newer ones are no numbers."""

import django.db.models.deletion
from django.db import migrations, models


def as_texts(apps, schema_editor):
    for concept in apps.get_model("monitoring", "Concept").objects.exclude(eurovoc=[]):
        concept.eurovoc = [str(code) for code in concept.eurovoc]
        concept.save(update_fields=["eurovoc"])


def as_numbers(apps, schema_editor):
    for concept in apps.get_model("monitoring", "Concept").objects.exclude(eurovoc=[]):
        concept.eurovoc = [int(code) for code in concept.eurovoc if code.isdecimal()]
        concept.save(update_fields=["eurovoc"])


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0005_fetching"),
    ]

    operations = [
        migrations.AlterField(
            model_name="concept",
            name="eurovoc",
            field=models.JSONField(blank=True, default=list, verbose_name="EuroVoc codes"),
        ),
        migrations.CreateModel(
            name="EurovocConcept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("concept", "subject"),
                            ("microthesaurus", "micro-thesaurus"),
                            ("domain", "domain"),
                        ],
                        default="concept",
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("labels", models.JSONField(default=dict, verbose_name="labels")),
                ("alternatives", models.JSONField(default=dict, verbose_name="other names")),
                ("definitions", models.JSONField(default=dict, verbose_name="definitions")),
                ("url", models.CharField(blank=True, max_length=200, verbose_name="address")),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="level")),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="All its names as search compares them, one a line."
                    ),
                ),
                ("seen_at", models.DateTimeField(verbose_name="first seen")),
                ("changed_at", models.DateTimeField(verbose_name="changed")),
            ],
            options={
                "ordering": ["scheme", "code"],
                "constraints": [models.UniqueConstraint(fields=("scheme", "code"), name="eurovoc_once")],
            },
        ),
        migrations.CreateModel(
            name="EurovocLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("broader", "broader"),
                            ("related", "related"),
                            ("replaced_by", "replaced by"),
                            ("within", "within"),
                        ],
                        max_length=12,
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="monitoring.eurovocconcept",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["relation", "code"], name="monitoring__relatio_ab296e_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("concept", "relation", "code"), name="eurovoc_link_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EurovocStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=40)),
                ("content", models.JSONField(default=dict)),
                ("digest", models.CharField(max_length=64)),
                ("issued", models.CharField(blank=True, help_text="As the file gives it.", max_length=10)),
                ("licence", models.CharField(blank=True, max_length=200)),
                ("seen_at", models.DateTimeField()),
                ("valid_until", models.DateTimeField(blank=True, null=True)),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="monitoring.eurovocconcept",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="eurovoc_statements",
                        to="monitoring.source",
                    ),
                ),
            ],
            options={
                "ordering": ["edition", "-seen_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("concept", "edition", "digest"), name="eurovoc_said_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until", None)),
                        fields=("concept", "edition"),
                        name="eurovoc_one_holds",
                    ),
                ],
            },
        ),
        migrations.RunPython(as_texts, as_numbers),
    ]
