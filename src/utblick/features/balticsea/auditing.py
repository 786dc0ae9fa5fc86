"""What the audit trail may say about the strategy."""

from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.balticsea.suggested.actions import ACTIONS
from utblick.features.balticsea.suggested.areas import AREAS, names_of

_ROWS = {
    "plan": (
        _("added a version of the plan"),
        _("changed a version of the plan"),
        _("removed a version of the plan"),
    ),
    "area": (_("added a policy area"), _("changed a policy area"), _("removed a policy area")),
    "action": (_("added an action"), _("changed an action"), _("removed an action")),
    "objective": (_("added an objective"), _("changed an objective"), _("removed an objective")),
    "part": (_("added a sub-objective"), _("changed a sub-objective"), _("removed a sub-objective")),
    "coordinator": (_("added a coordinator"), _("changed a coordinator"), _("removed a coordinator")),
    "correspondence": (
        _("said how an area went on"),
        _("changed how an area went on"),
        _("removed how an area went on"),
    ),
    "body": (_("added a related body"), _("changed a related body"), _("removed a related body")),
    "day": (
        _("added a day of the strategy"),
        _("changed a day of the strategy"),
        _("removed a day of the strategy"),
    ),
}

SENTENCES = {
    **{
        f"balticsea.{name}.{what}": words
        for name, told in _ROWS.items()
        for what, words in zip(("added", "changed", "removed"), told, strict=True)
    },
    "balticsea.plan.copied": _("copied the areas of an earlier plan"),
    "balticsea.seat.added": _("added a seat in a group"),
    "balticsea.seat.changed": _("changed a seat in a group"),
    "balticsea.seat.ended": _("ended a seat in a group"),
    "balticsea.meeting.noted": _("noted a meeting of a group"),
    "balticsea.meeting.changed": _("changed what is noted of a meeting"),
    "balticsea.meeting.removed": _("removed what was noted of a meeting"),
    "balticsea.tag.set": _("tagged it with the Baltic Sea strategy"),
    "balticsea.tag.removed": _("removed a tag of the Baltic Sea strategy"),
    "balticsea.tag.foremost": _("chose the foremost tag of the Baltic Sea strategy"),
}

KINDS = {
    "balticsea.planversion": _("version of the plan"),
    "balticsea.policyarea": _("policy area"),
    "balticsea.planaction": _("action of the plan"),
    "balticsea.objective": _("objective"),
    "balticsea.subobjective": _("sub-objective"),
    "balticsea.coordinator": _("coordinator"),
    "balticsea.correspondence": _("how an area went on"),
    "balticsea.groupseat": _("seat in a group"),
    "balticsea.relatedbody": _("related body"),
    "balticsea.strategyday": _("day of the strategy"),
}

NAMES = {
    "strategy": _("in the Baltic Sea strategy"),
    "foremost": _("foremost"),
    "why": _("why"),
    "removed": _("removed"),
    "copied_from": _("copied from"),
    "areas": _("policy areas"),
    "notes": _("what is worth remembering"),
}


def _said(plan: str, key: str, action: int = 0) -> str:
    """Name an area or action of a plan as it is offered: the trail keeps codes, which stay when somebody renames it."""
    place = 1 if get_language() == "en" else 0
    name = ACTIONS[key][action - 1][place] if action else names_of(plan, key)[place]
    return f"{name} ({plan})"


_named = lazy(_said, str)
_TAGS = {f"eusbsr:{plan}:{row.key}": _named(plan, row.key) for plan, rows in AREAS.items() for row in rows}
_TAGS |= {
    f"eusbsr:2021:{key}:{number}": _named("2021", key, number)
    for key, rows in ACTIONS.items()
    for number in range(1, len(rows) + 1)
}
VALUES = {"strategy": _TAGS}
