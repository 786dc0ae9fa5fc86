"""Office documents whose bytes say nothing of the moment when they were written."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

PROPERTIES = "docProps/core.xml"
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")
# The earliest day that the format can write.
NEVER = (1980, 1, 1, 0, 0, 0)


def steady(document: bytes, at: datetime) -> bytes:
    """Write a Word or Excel document anew, its parts without a time and its own day that of `at`."""
    day = f"{at.date().isoformat()}T00:00:00Z".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as held, zipfile.ZipFile(out, "w") as fresh:
        for name in held.namelist():
            content = held.read(name)
            if name == PROPERTIES:
                content = MOMENT.sub(rb"\g<1>" + day, content)
            part = zipfile.ZipInfo(name, NEVER)
            part.compress_type = zipfile.ZIP_DEFLATED
            fresh.writestr(part, content)
    return out.getvalue()
