"""What a fetch can end in, and the sentences for the ends that are failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# code -> (Swedish, English); `{}` takes a detail that is safe to show.
SENTENCES: dict[str, tuple[str, str]] = {
    "address": ("Adressen kan inte användas: {}.", "The address cannot be used: {}."),
    "private": (
        "Adressen leder till ett internt nät och hämtas därför inte.",
        "The address leads to an internal network, so it is not fetched.",
    ),
    "unknown_host": (
        "Servern {} finns inte, eller så går det inte att nå namntjänsten.",
        "There is no server called {}, or the name service cannot be reached.",
    ),
    "unreachable": ("Servern {} svarar inte.", "The server {} does not answer."),
    "broken": (
        "Förbindelsen till {} bröts innan hela svaret hade kommit.",
        "The connection to {} broke before the whole answer had come.",
    ),
    "slow": ("Svaret från {} tog för lång tid.", "The answer from {} took too long."),
    "certificate": (
        "Certifikatet hos {} går inte att lita på.",
        "The certificate of {} cannot be trusted.",
    ),
    "garbled": ("Svaret från {} går inte att tyda.", "The answer from {} makes no sense."),
    "too_large": ("Svaret är större än {} MB.", "The answer is larger than {} MB."),
    "redirects": (
        "Adressen skickar vidare i en rundgång eller för många gånger.",
        "The address redirects in a circle or too many times.",
    ),
    "busy": (
        "Servern {} ber oss vänta och försöka senare.",
        "The server {} asks us to wait and try later.",
    ),
    "server_error": (
        "Servern svarar med ett eget fel ({}).",
        "The server answers with an error of its own ({}).",
    ),
    "forbidden": ("Servern vägrar lämna ut sidan ({}).", "The server refuses to hand out the page ({})."),
    "gone": ("Sidan finns inte på adressen ({}).", "There is no page at the address ({})."),
    "sign_in": ("Servern {} godtar inte inloggningen.", "The server {} does not accept the sign-in."),
    "folder": ("Mappen {} finns inte i brevlådan.", "There is no folder called {} in the mailbox."),
    "refused": ("Servern godtar inte frågan ({}).", "The server does not accept the request ({})."),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """The whole answer. `url` is where it came from after redirects; `moved_to` is the address to use from
    now on when the server said so permanently, else empty. Header names are in lower case."""

    status: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    moved_to: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing new since the `etag` or `last_modified` that was sent along."""

    url: str = ""
    moved_to: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """No answer to use, and why in both languages. `retry_after` is the number of seconds that the server
    asked us to wait, when it did."""

    code: str
    sentence_sv: str
    sentence_en: str
    retry_after: float | None = None


def failed(
    code: str, detail_sv: object = "", detail_en: object = "", *, retry_after: float | None = None
) -> FetchFailed:
    """Make a failure from its code and its sentence's detail (`detail_en` where that is another word)."""
    sentence_sv, sentence_en = SENTENCES[code]
    return FetchFailed(
        code, sentence_sv.format(detail_sv), sentence_en.format(detail_en or detail_sv), retry_after
    )
