"""Bring in by hand: a file, a text or an address, seen before it is saved."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.connectors.fetching.results import FetchFailed
from utblick.connectors.upload.problems import NotReadable
from utblick.features.monitoring.actions import by_hand as actions
from utblick.features.monitoring.actions.by_hand import Brought
from utblick.features.monitoring.fetching import quick_fetcher
from utblick.features.monitoring.forms_by_hand import BringForm, BroughtForm
from utblick.features.monitoring.forms_sources import LANGUAGES
from utblick.features.monitoring.queries.visible import visible
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import FileRefused, open_stored, store
from utblick.foundation.files.views import download_address
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

SALT = "monitoring.by_hand"
HOLDS = 24 * 60 * 60
PLAIN = "text/plain"


class Unusable(Exception):
    """What was brought cannot be taken; carries the field and the sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


def _said(problem: NotReadable | FetchFailed) -> str:
    return problem.sentence_en if get_language() == "en" else problem.sentence_sv


def add(request: HttpRequest) -> HttpResponse:
    """Take what somebody brings and show what it would become."""
    viewer = viewer_of(request)
    viewer.check("monitoring.document.import")
    if request.method != "POST":
        given = {"address": request.GET.get("adress", ""), "title": request.GET.get("titel", "")}
        return render(request, "monitoring/by_hand.html", {"form": BringForm(initial=given)})
    form = BringForm(request.POST, request.FILES)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        try:
            brought, token = _take(form.cleaned_data)
        except Unusable as problem:
            form.add_error(problem.field, problem.sentence)
            context["unreached"] = problem.field == "address"
        else:
            return _preview(request, brought, token)
    return render(request, "monitoring/by_hand.html", context, status=422)


def _take(data: dict[str, Any]) -> tuple[Brought, dict[str, Any]]:
    """Read what was brought, keep its original, and give it with what saving needs to read it again."""
    text, title, address = data["text"].strip(), data["title"].strip(), data["address"]
    token: dict[str, Any] = {"url": address, "text": "", "title": title, "file": None, "way": "file"}
    if upload := data["original"]:
        try:
            stored = store(upload, upload.name or "", upload.content_type or "")
        except FileRefused as reason:
            raise Unusable("original", str(reason)) from None
        token |= {"file": stored.pk, "text": text}
    elif text:
        # The text is kept as a file at once, so that nothing is lost on the way to saving.
        token |= {"file": store(text.encode(), _("pasted text") + ".txt", PLAIN).pk, "way": "text"}
    elif data["own_words"]:
        token |= {"way": "link"}
    else:
        answer = actions.fetch_address(address, quick_fetcher())
        if isinstance(answer, FetchFailed):
            raise Unusable("address", _said(answer))
        name = address.partition("?")[0].rstrip("/").rpartition("/")[2] or _("page")
        media_type = answer.headers.get("content-type", "")
        if "html" in media_type and "." not in name:
            name += ".html"
        try:
            stored = store(answer.content, name, media_type)
        except FileRefused as reason:
            raise Unusable("address", str(reason)) from None
        token |= {"file": stored.pk, "way": "address", "url": answer.moved_to or address}
    try:
        return _read(token), token
    except NotReadable as problem:
        field = {"file": "original", "text": "text"}.get(token["way"], "address")
        raise Unusable(field, _said(problem)) from None


def _read(token: dict[str, Any]) -> Brought:
    """Read again what a token stands for. Raises NotReadable or FileRefused with a sentence."""
    title, text, url, way = token["title"], token["text"], token["url"], token["way"]
    if way == "link":
        return actions.from_link(url, title=title, text=text)
    stored = StoredFile.objects.get(pk=token["file"])
    with open_stored(stored) as opened:
        data = opened.read()
    if way == "text":
        return actions.from_text(data.decode("utf-8", "replace"), title=title, url=url)
    try:
        brought = actions.read_brought(data, stored.name, stored.media_type)
    except NotReadable:
        if not text:
            raise
        # A scan, say: the person's own words are its text, and the original is kept beside them.
        return actions.from_text(text, title=title or stored.name, url=url)
    return actions.with_own_words(actions.with_address(brought, url), title=title, text=text)


def _preview(request: HttpRequest, brought: Brought, token: dict[str, Any]) -> HttpResponse:
    single = brought.single
    form = None
    if single is not None:
        form = BroughtForm(
            initial={
                "title": single.title,
                "language": single.language if single.language in LANGUAGES else "",
                "published": single.published[:10],
            }
        )
    return _preview_page(request, brought, token, form)


def _preview_page(
    request: HttpRequest, brought: Brought, token: dict[str, Any], form: BroughtForm | None, status: int = 200
) -> HttpResponse:
    viewer = viewer_of(request)
    ahead = actions.look_ahead(brought, by=viewer, at=timezone.now())
    numbers = {one.matter for one in ahead if one.matter} | {
        one.known.matter_id for one in ahead if one.known
    }
    stored = StoredFile.objects.filter(pk=token["file"]).first() if token["file"] else None
    context = {
        "brought": brought,
        "single": ahead[0] if form is not None and ahead else None,
        "ahead": ahead,
        "more": len(brought.records) - len(ahead),
        "form": form,
        "token": signing.dumps(token, salt=SALT, compress=True),
        "visible": set(visible(viewer).filter(pk__in=numbers).values_list("pk", flat=True)),
        "file": stored if stored and token["way"] != "text" else None,
        "download": download_address(stored, viewer) if stored else "",
        "text": brought.single.text[:1500] if brought.single else "",
    }
    return render(request, "monitoring/by_hand_preview.html", context, status=status)


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save what was shown."""
    viewer = viewer_of(request)
    viewer.check("monitoring.document.import")
    try:
        token = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=HOLDS)
        brought = _read(token)
    except (signing.BadSignature, StoredFile.DoesNotExist):
        toast(request, _("The preview is too old. Bring it once more."), kind="error")
        return redirect("monitoring:by_hand")
    except (NotReadable, FileRefused) as problem:
        toast(request, _said(problem) if isinstance(problem, NotReadable) else str(problem), kind="error")
        return redirect("monitoring:by_hand")
    if brought.single is not None:
        form = BroughtForm(request.POST)
        if not form.is_valid():
            return _preview_page(request, brought, token, form, status=422)
        data = form.cleaned_data
        brought = actions.with_own_words(
            brought,
            title=data["title"].strip(),
            language=data["language"],
            published=data["published"].isoformat() if data["published"] else "",
        )
    stored = StoredFile.objects.filter(pk=token["file"]).first() if token["file"] else None
    original = stored if token["way"] != "text" else None
    documents, counts = actions.bring_in(brought, original=original, by=viewer, at=timezone.now())
    new = counts.inserted + counts.updated
    if not new:
        toast(request, _("It was in the archive already, and is there once."))
    else:
        told = ngettext("%(n)d document was added.", "%(n)d documents were added.", new)
        toast(request, told % {"n": new})
    if len(documents) == 1:
        return redirect("monitoring:matter", documents[0].matter_id)
    source = documents[0].source if documents else None
    return redirect(reverse("monitoring:source", args=[source.key]) if source else "monitoring:by_hand")
