"""The permission matrix: seen by everyone, changed by administrators."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from utblick.foundation.accounts.matrix import declared, set_rule
from utblick.foundation.accounts.models import PermissionRule
from utblick.foundation.accounts.roles import Reach, Role
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def _groups() -> list[dict[str, Any]]:
    """Give the actions under their headings, each with one cell for each role."""
    rules = PermissionRule.objects.exclude(reach="")
    reaches = {(rule.action, rule.role): rule.reach for rule in rules}
    actions = sorted(declared().actions.values(), key=lambda action: str(action.group))
    return [
        {
            "label": label,
            "actions": [
                {
                    "code": action.code,
                    "label": action.label,
                    "cells": [_cell(role, reaches.get((action.code, role.value), "")) for role in Role],
                }
                for action in sorted(found, key=lambda action: action.code)
            ],
        }
        for label, found in groupby(actions, key=lambda action: str(action.group))
    ]


def _cell(role: Role, reach: str) -> dict[str, Any]:
    # Nine columns leave no room for "everything".
    label = (
        pgettext("how far a permission goes", "all")
        if reach == Reach.ALL
        else Reach(reach).label
        if reach
        else ""
    )
    return {"role": role, "reach": reach, "label": label}


def permissions(request: HttpRequest) -> HttpResponseBase:
    """Show who may do what."""
    viewer = viewer_of(request)
    viewer.check("accounts.permission.view")
    context = {
        "groups": _groups(),
        "roles": list(Role),
        "mine": viewer.roles,
        "may_change": viewer.may("accounts.permission.change"),
    }
    return render(request, "administration/permissions.html", context)


def change_permissions(request: HttpRequest) -> HttpResponseBase:
    """Show one role's column as a form, and save it."""
    viewer = viewer_of(request)
    viewer.check("accounts.permission.change")
    asked = request.POST.get("role") or request.GET.get("role") or ""
    role = Role(asked) if asked in Role.values else Role.STRATEGIST
    if request.method == "POST":
        changed = 0
        try:
            with transaction.atomic():
                for code in declared().actions:
                    before, after = request.POST.get(f"was-{code}"), request.POST.get(code)
                    # Only what this person changed: another administrator's change in between stays.
                    if after is not None and after != before:
                        changed += set_rule(role.value, code, after, by=viewer, at=timezone.now())
        except ValueError as reason:
            toast(request, str(reason), kind="error")
        else:
            toast(
                request,
                ngettext("%d permission changed.", "%d permissions changed.", changed) % changed
                if changed
                else _("Nothing was changed."),
            )
        return redirect(f"{request.path}?role={role.value}")
    groups = _groups()
    for group in groups:
        group["actions"] = [one for one in group["actions"] if declared().actions[one["code"]].is_for(role)]
        for action in group["actions"]:
            action["cell"] = next(cell for cell in action["cells"] if cell["role"] == role)
    context = {
        "groups": [group for group in groups if group["actions"]],
        "role": role,
        "roles": list(Role),
        "reaches": [("", _("no")), *Reach.choices],
        "cells": PermissionRule.objects.filter(role=role.value),
        # What the trail calls a cell begins with the role.
        "in_trail": f"{role.value}:",
    }
    return render(request, "administration/change_permissions.html", context)
