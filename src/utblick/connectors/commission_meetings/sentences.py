"""Why a list of the Commission's meetings, or a row of it, cannot be read, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "large": (
        "Filen är större än {} MB. Hämta den som Excelfil i stället.",
        "The file is larger than {} MB. Fetch it as an Excel file instead.",
    ),
    "xml": (
        "Filen går inte att läsa som XML. Hämta den på nytt, eller som Excelfil.",
        "The file cannot be read as XML. Fetch it anew, or as an Excel file.",
    ),
    "page": (
        "Filen är en webbsida. Hämta listan som Excel eller XML från kommissionens dataset.",
        "The file is a web page. Fetch the list as Excel or XML from the Commission's dataset.",
    ),
    "no_meetings": ("Listan har inga möten.", "The list holds no meetings."),
    "column": (
        "Listan saknar kolumnen ”{}”. Lämna in filen som kommissionen gav den.",
        "The list lacks the column “{}”. Hand in the file as the Commission gave it.",
    ),
    "no_day": ("Raden har ingen dag.", "The row has no day."),
    "day": ("”{}” är inget datum.", "“{}” is no date."),
    "no_body": (
        "Raden nämner varken kabinett eller generaldirektorat.",
        "The row names neither a cabinet nor a directorate-general.",
    ),
}


def sentence(code: str, language: str, *words: object) -> str:
    """Give the sentence of a code in Swedish (`sv`) or English."""
    swedish, english = SENTENCES[code]
    return (swedish if language == "sv" else english).format(*words)
