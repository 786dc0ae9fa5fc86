"""Why a file that somebody handed in cannot be taken, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "empty": ("Filen är tom.", "The file is empty."),
    "too_large": ("Filen är större än {} MB.", "The file is larger than {} MB."),
    "too_long": ("Dokumentet har fler än {} sidor.", "The document has more than {} pages."),
    "unpacked": (
        "Filen blir orimligt stor när den packas upp.",
        "The file becomes unreasonably large when unpacked.",
    ),
    "encrypted": (
        "Filen är lösenordsskyddad. Spara den utan lösenord och försök igen.",
        "The file is protected by a password. Save it without one and try again.",
    ),
    "scan": (
        "Filen har ingen text, bara bilder av sidor. Kör textigenkänning (OCR) på den och försök igen.",
        "The file holds no text, only pictures of pages. Run text recognition (OCR) on it and try again.",
    ),
    "damaged": ("Filen är skadad och går inte att läsa.", "The file is damaged and cannot be read."),
    "old_office": (
        "Filen är i ett äldre Office-format eller lösenordsskyddad. "
        "Spara den som .docx eller PDF utan lösenord.",
        "The file is in an older Office format or protected by a password. "
        "Save it as .docx or PDF without one.",
    ),
    "unknown": (
        "Filtypen går inte att läsa. Lämna PDF, Word (.docx), webbsida (HTML) eller text.",
        "This type of file cannot be read. Hand in PDF, Word (.docx), a web page (HTML) or text.",
    ),
    "no_text": ("Det finns ingen text i filen.", "There is no text in the file."),
}


class NotReadable(Exception):
    """The file cannot be taken; `code` is a key of SENTENCES."""

    def __init__(self, code: str, detail: object = "") -> None:
        self.code = code
        self.sentence_sv, self.sentence_en = (sentence.format(detail) for sentence in SENTENCES[code])
        super().__init__(self.sentence_en)
