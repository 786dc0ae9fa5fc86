"""The WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
application = get_wsgi_application()
# The addresses bring in every room, here and not with the first page. What is loaded then stays for good: the collector
# is told so, for looking through it again cost a page now and then 200 ms.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
