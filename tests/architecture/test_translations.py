"""Every screen is whole in Swedish: no message without a translation, no broken or forgotten one."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from tests.architecture.house import ROOT, python_files, templates
from utblick.ui import translations


def test_every_message_has_swedish() -> None:
    lacking = translations.missing("sv")
    assert not lacking, "without Swedish:\n" + "\n".join(
        f"{app}: “{msgid}” ({place})" for app, msgid, place in lacking
    )


def test_swedish_catalogues_are_sound() -> None:
    wrong = translations.unsound("sv")
    assert not wrong, "\n".join(wrong)


def _template_without_messages(source: str) -> str:
    source = re.sub(r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}", "", source, flags=re.DOTALL)
    return re.sub(r"\{%\s*translate.*?%\}|_\(\".*?\"\)", "", source)


def test_english_quotation_marks_stand_only_where_swedish_ones_replace_them() -> None:
    """Outside a message they would stand on Swedish pages too."""
    bare = [
        name
        for name, path in templates().items()
        if "“" in _template_without_messages((ROOT / path).read_text("utf-8"))
    ]
    for path in python_files(tests=False):
        if path.parts[2] != "features":
            continue
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and any(
                isinstance(part, ast.Constant) and "“" in str(part.value) for part in node.values
            ):
                bare.append(f"{path}:{node.lineno}")
    assert bare == []


def _words(found: Iterable[translations.Message]) -> set[tuple[str | None, str, str | None]]:
    return {(one.context, one.msgid, one.plural) for one in found}


def test_messages_are_found_in_all_the_ways_they_are_written() -> None:
    python = 'gettext("One")\n_("Tw" "o")\nngettext("%(n)d day", "%(n)d days", 3)\npgettext("clock", "at")\n'
    found = {(one.context, one.msgid, one.plural) for one in translations.in_python(python, "x.py", "x")}
    assert found == {
        (None, "One", None),
        (None, "Two", None),
        (None, "%(n)d day", "%(n)d days"),
        ("clock", "at", None),
    }
    template = (
        '{% translate "Save" %}{% translate "May" context "month" %}{{ value|default:_("none") }}'
        "{% blocktranslate with name=x %}Dear {{ name }}{% endblocktranslate %}"
        "{% blocktranslate count n=n %}one{% plural %}many{% endblocktranslate %}"
        '{% include "x.html" with title=_("It\'s here") %}'
    )
    found = {
        (one.context, one.msgid, one.plural) for one in translations.in_template(template, "x.html", "x")
    }
    assert found == {
        (None, "Save", None),
        ("month", "May", None),
        (None, "none", None),
        (None, "Dear %(name)s", None),
        (None, "one", "many"),
        (None, "It's here", None),
    }


def _app(root: Path, po: str) -> Path:
    folder = root / "app" / "locale" / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (root / "app" / "apps.py").write_text("")
    (root / "app" / "views.py").write_text('_("Hello %(name)s")\n_("Bye")\n')
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (folder / "django.po").write_text(head + po, encoding="utf-8")
    return root


def test_what_is_missing_or_wrong_is_told(tmp_path: Path) -> None:
    root = _app(
        tmp_path,
        'msgid "Hello %(name)s"\nmsgstr "Hej %(namn)s"\n\nmsgid "Gone"\nmsgstr "Borta"\n',
    )
    assert [msgid for _app, msgid, _place in translations.missing("sv", root)] == ["Bye"]
    told = translations.unsound("sv", root)
    assert len(told) == 2
    assert "different placeholders" in told[0]
    assert "used nowhere" in told[1]


def test_an_empty_or_guessed_translation_counts_as_missing(tmp_path: Path) -> None:
    root = _app(tmp_path, 'msgid "Hello %(name)s"\nmsgstr ""\n\n#, fuzzy\nmsgid "Bye"\nmsgstr "Hej då"\n')
    assert len(translations.missing("sv", root)) == 2
    assert any("fuzzy" in sentence for sentence in translations.unsound("sv", root))
