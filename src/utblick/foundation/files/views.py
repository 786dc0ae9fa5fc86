"""Let a person download an original that a page has offered them.

The file store does not know whose a file is. A page that shows a file to someone who may see it writes an
address with `download_address`, which holds for that account and a day; nobody else can use it and nobody can
guess one.
"""

from __future__ import annotations

from django.core import signing
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import FileRefused, open_stored

SALT = "utblick.files.download"
HOLDS = 24 * 60 * 60
# Types that no browser runs; everything else, HTML and SVG above all, is sent as mere bytes.
HARMLESS = frozenset(
    {
        "application/pdf",
        "application/json",
        "application/zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/msword",
        "application/vnd.ms-excel",
        "text/plain",
        "text/csv",
        "image/png",
        "image/jpeg",
    }
)


def download_address(stored: StoredFile, viewer: Viewer) -> str:
    """Give the address where this viewer may fetch a file; call it where they may see what it is of."""
    return reverse("files:download", args=[signing.dumps([stored.pk, viewer.account_id], salt=SALT)])


@cache_control(private=True, no_store=True)
def download(request: HttpRequest, token: str) -> HttpResponseBase:
    """Send an original as an attachment, never to be shown inside a page."""
    try:
        pk, account_id = signing.loads(token, salt=SALT, max_age=HOLDS)
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404(_("This link is too old. Load the page again.")) from None
    if account_id is None or account_id != request.user.pk:
        raise Http404(_("This link is someone else's. Open the page that it comes from."))
    return as_download(get_object_or_404(StoredFile, pk=pk))


def as_download(stored: StoredFile) -> FileResponse:
    """Give a stored file as a download; raises Http404 with a sentence when its content is missing."""
    try:
        content = open_stored(stored)
    except FileRefused as reason:
        raise Http404(str(reason)) from None
    kind = stored.media_type if stored.media_type in HARMLESS else "application/octet-stream"
    answer = FileResponse(content, as_attachment=True, filename=stored.name, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
