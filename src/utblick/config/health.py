"""Answer monitors: does this installation work?"""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

log = logging.getLogger("utblick.health")


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """Say 200 when the database answers and 503 when it does not; nothing else is told to strangers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.exception("the database did not answer")
        return JsonResponse({"status": "database"}, status=503)
    return JsonResponse({"status": "ok"})
