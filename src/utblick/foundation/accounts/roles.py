"""The roles that people hold in a region's international cooperation.

Codes are stored and never change; labels are translated.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    STRATEGIST = "strategist", _("EU strategist")
    BRUSSELS_OFFICER = "brussels_officer", _("Brussels officer")
    UNIT_CONTACT = "unit_contact", _("Unit contact")
    PROJECT_MANAGER = "project_manager", _("Project manager")
    CONTACT_POINT_ADVISER = "contact_point_adviser", _("Contact Point adviser")
    BOARD_SECRETARY = "board_secretary", _("Board secretary")
    ELECTED = "elected", _("Elected politician")
    COMMUNICATIONS = "communications", _("Communications officer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Reach(models.TextChoices):
    """How far a permission goes for someone who holds the role."""

    ALL = "all", _("everything")
    BOARD = "board", _("own boards")
    UNIT = "unit", _("own units")
