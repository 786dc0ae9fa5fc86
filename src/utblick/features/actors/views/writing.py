"""Write a contact in half a minute, complete a draft, and make drafts of mails and calendar files."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.connectors.ical.days import NoCalendar
from utblick.features.actors import actions, queries
from utblick.features.actors.capturing import LARGEST, CannotRead, Captured, capture, capture_text
from utblick.features.actors.choosing import Choosing, begun, choose, written
from utblick.features.actors.forms import CaptureForm, ContactForm, initial_of
from utblick.features.actors.models import Contact, Counterpart
from utblick.features.actors.views.answering import pressed, tabs
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.answering import into
from utblick.ui.conflicts import take_version
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Write a contact; `?with=p12` begins with somebody, `?like=3` with what another contact has."""
    viewer, at = viewer_of(request), timezone.now()
    if not viewer.may_somewhere(queries.WRITE):
        raise NotAllowed(queries.WRITE)
    initial: dict[str, Any] = {}
    values = request.GET.getlist("with")
    like = request.GET.get("like", "")
    if request.method == "GET" and like.isascii() and like.isdigit() and len(like) < 10:
        other = queries.contact_by_number(viewer, int(like))
        initial = initial_of(other, again=timezone.localdate(at))
        values = [_as_choice(row) for row in other.counterparts.all()]
    asked = {name: str(value) for name, value in request.GET.items()}
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        viewer=viewer,
        at=at,
        asked=asked,
        initial=initial,
    )
    return _form(request, form, begun(viewer, at, values), None)


def _as_choice(row: Counterpart) -> str:
    """Give a counterpart of another contact as a choice: who it is today, or the function as it was."""
    if row.person_id:
        return f"p{row.person_id}"
    if row.body_id and not row.function:
        return f"b{row.body_id}"
    return written({"new_function": row.function, "new_institution": row.institution})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a contact, or complete a draft."""
    viewer, at = viewer_of(request), timezone.now()
    contact = queries.contact_by_number(viewer, number)
    if not queries.may_change(viewer, contact):
        raise NotAllowed(queries.WRITE)
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        viewer=viewer,
        at=at,
        contact=contact,
        initial=initial_of(contact),
    )
    values = [f"c{row.pk}" for row in contact.counterparts.all()]
    return _form(request, form, begun(viewer, at, values, contact), contact)


def _form(
    request: HttpRequest, form: ContactForm, choosing: Choosing, contact: Contact | None
) -> HttpResponse:
    """Show the form with what was typed, take a step in choosing whom, or save."""
    viewer, at, status = viewer_of(request), timezone.now(), 200
    if request.method == "POST":
        choosing = choose(viewer, at, request.POST, contact)
        if choosing.is_step or form.is_step(request.POST):
            # Nothing is to be saved yet: what was typed stays, and is not found fault with.
            form = _untried(request, form)
        else:
            status = 422
            saved = _saved(form, choosing, contact, request)
            if isinstance(saved, Contact):
                toast(request, _("Saved as a draft.") if saved.is_draft else _("Saved."))
                return redirect("actors:contact", saved.pk)
            status = saved
    context = {
        "form": form,
        "about": form.about(choosing, request.POST),
        "choosing": choosing,
        "contact": contact,
        "view": queries.CONTACT,
    }
    return render(request, "actors/write.html", context, status=status)


def _untried(request: HttpRequest, form: ContactForm) -> ContactForm:
    """Give the form as it was typed, with nothing checked."""
    typed = {name: form[name].data for name in form.fields}
    return ContactForm(
        viewer=viewer_of(request),
        at=timezone.now(),
        contact=form.contact,
        initial={name: value for name, value in typed.items() if value is not None},
    )


def _saved(
    form: ContactForm, choosing: Choosing, contact: Contact | None, request: HttpRequest
) -> Contact | int:
    """Save, and give the contact; or the status of the form with what is wrong in it."""
    viewer, at = viewer_of(request), timezone.now()
    if not form.is_valid():
        return 422
    wish = form.to_wish(choosing, is_draft="draft" in request.POST)
    try:
        if contact is None:
            return actions.write_contact(wish, form_key=form.cleaned_data["key"], by=viewer, at=at)
        version = form.cleaned_data["version"] or 0
        return actions.change_contact(contact, wish, version=version, by=viewer, at=at)
    except ChangedMeanwhile as reason:
        form.add_error(None, str(reason))
        take_version(form, Contact.objects.get(pk=contact.pk).version if contact else 0)
        return 409
    except RuleBroken as reason:
        form.add_error(None, str(reason))
    except ValidationError as problem:
        into(form, problem)
    return 422


@require_POST
def who(request: HttpRequest) -> HttpResponse:
    """Give the part of the form about whom it was with, after a press or while somebody types."""
    viewer, at = viewer_of(request), timezone.now()
    contact = _of_form(request)
    choosing = choose(viewer, at, request.POST, contact)
    is_found = getattr(getattr(request, "htmx", None), "target", None) == "who-found"
    template = "actors/who_found.html" if is_found else "actors/who.html"
    answer = render(request, template, {"choosing": choosing, "contact": contact, "is_part": True})
    if not is_found:
        # What others propose depends on whom it was with.
        answer["HX-Trigger-After-Swap"] = "utblick:who"
    return answer


@require_POST
def about(request: HttpRequest, key: str) -> HttpResponse:
    """Give the part of the form that another app has brought, after a press or while somebody types."""
    viewer, at = viewer_of(request), timezone.now()
    contact = _of_form(request)
    form = _untried(request, ContactForm(request.POST, viewer=viewer, at=at, contact=contact))
    choosing = begun(viewer, at, request.POST.getlist("who"), contact)
    found = next((one for one in form.about(choosing, request.POST) if one.key == key and one.template), None)
    if found is None:
        raise Http404
    return render(request, found.template, {"part": found.part, "is_part": True})


def _of_form(request: HttpRequest) -> Contact | None:
    """Give the contact that the form changes; None where it writes a new one. Raises Http404 and NotAllowed."""
    viewer = viewer_of(request)
    if not viewer.may_somewhere(queries.WRITE):
        raise NotAllowed(queries.WRITE)
    number = request.POST.get("contact", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        return queries.contact_by_number(viewer, int(number))
    return None


@require_GET
def drafts(request: HttpRequest) -> HttpResponse:
    """List the viewer's own drafts, with the way to make more of a mail or a calendar."""
    viewer = viewer_of(request)
    context = {
        "drafts": queries.drafts(viewer).order_by("-on", "-pk"),
        "form": CaptureForm(),
        "tabs": tabs(request),
        "view": queries.WRITE,
    }
    return render(request, "actors/drafts.html", context)


@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """Make drafts of a mail or a calendar file."""
    viewer, at = viewer_of(request), timezone.now()
    if not viewer.may_somewhere(queries.WRITE):
        raise NotAllowed(queries.WRITE)
    form = CaptureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _told(request, _captured(form, viewer, at))
        except (CannotRead, RuleBroken) as reason:
            form.add_error(None, str(reason))
        except NoCalendar as reason:
            form.add_error(None, reason.sentence_sv if get_language() == "sv" else reason.sentence_en)
    context = {
        "drafts": queries.drafts(viewer).order_by("-on", "-pk"),
        "form": form,
        "tabs": tabs(request),
        "view": queries.WRITE,
    }
    return render(request, "actors/drafts.html", context, status=422)


def _captured(form: CaptureForm, viewer: Any, at: Any) -> Captured:
    file = form.cleaned_data["file"]
    if file is None:
        return capture_text(form.cleaned_data["text"], by=viewer, at=at)
    if file.size > LARGEST:
        raise CannotRead(_("The mail is larger than %(n)s MB.") % {"n": LARGEST // 1_000_000})
    return capture(file.read(), by=viewer, at=at)


def _told(request: HttpRequest, captured: Captured) -> HttpResponse:
    n = len(captured.made)
    words = ngettext("%(n)d draft was made.", "%(n)d drafts were made.", n) % {"n": n}
    if captured.known:
        known = captured.known
        words += " " + ngettext("%(n)d was there already.", "%(n)d were there already.", known) % {"n": known}
    toast(request, words)
    if n == 1:
        return redirect("actors:change_contact", captured.made[0].pk)
    return redirect("actors:drafts")


@require_POST
def complete(request: HttpRequest, number: int) -> HttpResponse:
    """Take a draft into the log as it stands."""
    contact = queries.contact_by_number(viewer_of(request), number)
    wish = actions.standing_wish(contact)
    return pressed(
        request,
        lambda **by: actions.change_contact(contact, wish, version=contact.version, **by),
        reverse("actors:contact", args=[number]),
        _("The contact is in the log."),
    )


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Throw a draft away."""
    contact = queries.contact_by_number(viewer_of(request), number)
    return pressed(
        request,
        lambda **by: actions.remove_draft(contact, **by),
        reverse("actors:drafts"),
        _("The draft is gone."),
    )
