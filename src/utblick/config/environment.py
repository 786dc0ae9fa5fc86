"""Read the environment: every setting that an installation may change, its default and what it is for.

Secrets come from here only. Without any variable set, Utblick runs as an example installation on this machine.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, default and purpose."""

    name: str
    default: str
    purpose: str


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "UTBLICK_PRODUCTION",
        "",
        "1 on a real installation: secure cookies, no example sign-ins, strict checks",
    ),
    Setting(
        "UTBLICK_DATA", "var", "folder for the database, stored files, outgoing mail and the generated secret"
    ),
    Setting(
        "UTBLICK_DATABASE",
        "",
        "postgresql://user:password@host:port/name, or nothing for SQLite in the data folder",
    ),
    Setting("UTBLICK_SECRET_KEY", "", "at least 50 random characters; required in production"),
    Setting("UTBLICK_HOSTS", "localhost,127.0.0.1,[::1]", "host names it answers to, with commas"),
    Setting(
        "UTBLICK_ADDRESS",
        "http://localhost:8000",
        "the address people use, for links in mail; an example takes the port that it is served on",
    ),
    Setting(
        "UTBLICK_SMTP", "", "smtp://user:password@host:port (smtps:// for TLS); nothing writes mail to files"
    ),
    Setting("UTBLICK_MAIL_FROM", "Utblick <utblick@localhost>", "sender of outgoing mail"),
    Setting("UTBLICK_DIGEST_TIME", "07:00", "when digests go out, on the region's clock"),
    Setting("UTBLICK_INSTANT_MINUTES", "5", "nobody gets two mails sent at once within this many minutes"),
    Setting(
        "UTBLICK_REPORTS_AN_HOUR",
        "60",
        "most reports on accessibility that the public site takes in an hour, a tenth of it from one place",
    ),
    Setting("UTBLICK_MAILBOX", "", "imaps://user:password@host/folder to read newsletters from"),
    Setting(
        "UTBLICK_CONTACT_MAILBOX",
        "",
        "imaps://user:password@host/folder where staff forward mails of contacts",
    ),
    Setting(
        "UTBLICK_CONTACT",
        "utblick@localhost",
        "mail or web address that the sources we fetch from may turn to",
    ),
    Setting("UTBLICK_HOME_PLACE", "Linköping", "the town that the way to an exchange is counted from"),
    Setting("UTBLICK_PUBLISHER", "Region Östergötland", "the name of whoever publishes the open data"),
    Setting(
        "UTBLICK_PUBLISHER_TYPE",
        "RegionalAuthority",
        "what sort of publisher it is, in the vocabulary purl.org/adms/publishertype",
    ),
    Setting("UTBLICK_PUBLISHER_MAIL", "", "mail address for questions about the open data"),
    Setting("UTBLICK_PUBLISHER_PLACE", "SE123", "the NUTS code of the area that the open data is about"),
    Setting("UTBLICK_LICENCE", "cc0", "licence of the open data: cc0 or cc-by-4.0"),
    Setting("UTBLICK_JOBS", "web", "web: jobs run in the web process; separate: `utblick work` runs them"),
    Setting("UTBLICK_PROXY_TLS", "", "1 when a proxy in front ends TLS and sets X-Forwarded-Proto"),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def value(name: str) -> str:
    """Give a setting's value, or its default when it is unset or empty."""
    return os.environ.get(name, "").strip() or DEFAULTS[name]


def is_set(name: str) -> bool:
    """Say whether the environment gives a setting a value of its own."""
    return bool(os.environ.get(name, "").strip())


def switched_on(name: str) -> bool:
    return value(name).lower() in ("1", "true", "yes", "on")


def count(name: str) -> int:
    """Give a setting that is a number above zero. Raises ValueError with a sentence when it is none."""
    if not (value(name).isascii() and value(name).isdigit() and 0 < int(value(name)) <= 1_000_000):
        raise ValueError(f"{name} should be a number from 1 to 1000000, not {value(name)!r}")
    return int(value(name))


def clock(name: str) -> time:
    """Give a setting that is a time of day. Raises ValueError with a sentence when it is none."""
    try:
        return time.fromisoformat(value(name))
    except ValueError:
        raise ValueError(f"{name} should be a time of day such as 07:00, not {value(name)!r}") from None


def minutes(name: str) -> int:
    """Give a setting that is a number of minutes. Raises ValueError with a sentence when it is none."""
    if not (value(name).isascii() and value(name).isdigit() and int(value(name)) <= 24 * 60):
        raise ValueError(f"{name} should be a number of minutes from 0 to 1440, not {value(name)!r}")
    return int(value(name))


def choice(name: str, among: Collection[str]) -> str:
    """Give a setting that is one of a few words. Raises ValueError with a sentence when it is none of them."""
    if (given := value(name).lower()) not in among:
        raise ValueError(f"{name} should be one of {', '.join(among)}, not {value(name)!r}")
    return given


def data_folder() -> Path:
    """Give the data folder, made when it is missing."""
    folder = Path(value("UTBLICK_DATA")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path, production: bool) -> str:
    """Give the secret key: from the environment, or outside production one made once and kept in the data folder."""
    given = value("UTBLICK_SECRET_KEY")
    if given or production:
        return given or "unset-and-refused-by-utblick-check"
    path = folder / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii")


def database(folder: Path) -> dict[str, object]:
    """Give Django's database settings for UTBLICK_DATABASE.

    Raises ValueError with a sentence when the address is neither SQLite nor PostgreSQL, or not whole.
    """
    address = value("UTBLICK_DATABASE")
    if not address or address.startswith("sqlite:"):
        path = address.removeprefix("sqlite:").removeprefix("//") or str(folder / "utblick.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            # A new connection reads the shape of every table before its first answer.
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                # Writers wait for each other instead of failing, and take their lock at the start.
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                " PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;",
            },
        }
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        # Python's own sentence tells of a port also where a password holds a sign that ends it.
        raise ValueError(
            "UTBLICK_DATABASE should look like postgresql://user:password@host:port/name: the port a number, "
            "and / ? # @ : [ ] in a password written as %2F %3F %23 %40 %3A %5B %5D"
        ) from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("UTBLICK_DATABASE should begin with postgresql:// or be empty for SQLite")
    if not parts.path.strip("/"):
        raise ValueError(
            "UTBLICK_DATABASE lacks the database's name: postgresql://user:password@host:port/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "")
        if "host=" not in parts.query
        else unquote(parts.query.split("host=")[1].split("&")[0]),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
