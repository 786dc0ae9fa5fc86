"""What is wrong with a query, where, and what would help: one sentence in Swedish or English."""

from __future__ import annotations

# code -> sentence in each language; `{…}` are the values given with the error.
SENTENCES: dict[str, dict[str, str]] = {
    "empty": {
        "sv": "frågan är tom; skriv minst ett ord",
        "en": "the query is empty; write at least one word",
    },
    "quote_open": {
        "sv": "citattecknet stängs aldrig; skriv ett till efter det sista ordet",
        "en": "the quotation mark is never closed; write another one after the last word",
    },
    "quote_empty": {
        "sv": "det står inget ord mellan citattecknen; skriv orden som ska följa på varandra",
        "en": "there is no word between the quotation marks; write the words that should follow each other",
    },
    "wildcard": {
        "sv": "”{written}” kan inte sökas; skriv ett enda ord med minst tre bokstäver eller siffror och *"
        " först, sist eller på båda ställena, till exempel biodrivmedel*",
        "en": "“{written}” cannot be searched; write one word of at least three letters or digits with *"
        " at its beginning, end or both, such as biofuel*",
    },
    "no_word": {
        "sv": "”{written}” innehåller inget ord; skriv bokstäver eller siffror, eller ta bort det",
        "en": "“{written}” holds no word; write letters or digits, or take it away",
    },
    "near_number": {
        "sv": "NEAR behöver ett antal ord; skriv till exempel NEAR/5",
        "en": "NEAR needs a number of words; write for example NEAR/5",
    },
    "near_operand": {
        "sv": "NEAR tar ord, fraser, ord med *, begrepp och grupper av dem med OR;"
        " skriv till exempel bränsle NEAR/5 (skatt OR avgift)",
        "en": "NEAR takes words, phrases, words with *, concepts, and groups of them with OR;"
        " write for example fuel NEAR/5 (tax OR levy)",
    },
    "near_three": {
        "sv": "NEAR tar två led, inte tre; skriv till exempel (a NEAR/5 b) AND (b NEAR/5 c)",
        "en": "NEAR takes two operands, not three; write for example (a NEAR/5 b) AND (b NEAR/5 c)",
    },
    "near_not": {
        "sv": "NEAR kan inte ta NOT; skriv till exempel a NOT (a NEAR/5 b)",
        "en": "NEAR cannot take NOT; write for example a NOT (a NEAR/5 b)",
    },
    "not_near": {
        "sv": "det är oklart vad NOT gäller; skriv NOT (a NEAR/5 b)",
        "en": "it is unclear what NOT covers; write NOT (a NEAR/5 b)",
    },
    "title_operand": {
        "sv": "title: tar ett ord, en fras, ett ord med *, ett begrepp eller en grupp av dem med OR;"
        " skriv till exempel title:(gas OR olja)",
        "en": "title: takes a word, a phrase, a word with *, a concept, or a group of them with OR;"
        " write for example title:(gas OR oil)",
    },
    "field_value": {
        "sv": "{name}: behöver ett värde direkt efter kolonet; skriv till exempel {example}",
        "en": "{name}: needs a value right after the colon; write for example {example}",
    },
    "concept_name": {
        "sv": "# behöver namnet på ett begrepp; skriv till exempel #biofuel",
        "en": "# needs the name of a concept; write for example #biofuel",
    },
    "concept_unknown": {
        "sv": "det finns inget begrepp som heter {name}; {suggestion_sv}",
        "en": "no concept is called {name}; {suggestion_en}",
    },
    "operand_missing": {
        "sv": "det saknas ett ord {where_sv}; skriv ett, eller ta bort {remove}",
        "en": "a word is missing {where_en}; write one, or take {remove} away",
    },
    "two_operators": {
        "sv": "två operatorer står efter varandra; menade du {second}? Skriv bara en av dem mellan två ord",
        "en": "two operators follow each other; did you mean {second}? Write only one between two words",
    },
    "group_empty": {
        "sv": "parentesen är tom; skriv ord i den, eller ta bort den",
        "en": "the parentheses are empty; write words in them, or take them away",
    },
    "group_open": {
        "sv": "en ) saknas till parentesen som börjar på position {opened}; skriv den här",
        "en": "a ) is missing for the parenthesis that opens at position {opened}; write it here",
    },
    "group_close": {
        "sv": "här står en ) utan någon ( före; ta bort den, eller skriv ( där gruppen börjar",
        "en": "this ) has no ( before it; take it away, or write ( where the group begins",
    },
    "everything": {
        "sv": "frågan skulle träffa varje dokument som saknar något; lägg till minst ett ord som ska finnas",
        "en": "the query would hit every document that lacks something; add a word that must be there",
    },
    "deep": {
        "sv": "parenteserna ligger i mer än {most} nivåer; ta bort några",
        "en": "the parentheses go more than {most} levels deep; take some away",
    },
}


class QueryError(ValueError):
    """A query that cannot be read: `position` counts characters from 1, `code` is a key of `SENTENCES`."""

    def __init__(self, position: int, code: str, **values: str | int) -> None:
        self.position, self.code, self.values = position, code, values
        super().__init__(position, code, values)

    def __reduce__(self) -> tuple[object, tuple[int, str, dict[str, str | int]]]:
        return _again, (self.position, self.code, self.values)

    def sentence(self, language: str = "en") -> str:
        """Say it in Swedish (`sv`) or else English: `position 7: …`."""
        sentences = SENTENCES[self.code]
        text = sentences.get(language, sentences["en"]).format(**self.values)
        return f"position {self.position}: {text}{'' if text.endswith('?') else '.'}"

    def __str__(self) -> str:
        return self.sentence("en")


def _again(position: int, code: str, values: dict[str, str | int]) -> QueryError:
    return QueryError(position, code, **values)
