"""Every kind of source that `utblick read` and `utblick import` know, in one table.

A reader takes a file's bytes and its name and yields records and rejects. It never raises on bad
input, follows no link, and has no clock: what it cannot read it yields as a `Reject`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from utblick.connectors.record import Record, Reject

Reader = Callable[[bytes, str], Iterator[Record | Reject]]


@dataclass(frozen=True, slots=True)
class SourceKind:
    """One kind of source: its name at the shell, where its reader is, what it reads.

    `reader` is `module:function`, imported only when it is used, so that the command starts at once.
    """

    name: str
    reader: str
    kinds: tuple[str, ...]
    formats: tuple[str, ...]
    sentence_sv: str
    sentence_en: str

    def load(self) -> Reader:
        """Import the reader."""
        module, _, function = self.reader.partition(":")
        reader: Reader = getattr(importlib.import_module(module), function)
        return reader


# One row a source; alphabetical by name.
SOURCE_KINDS: tuple[SourceKind, ...] = (
    SourceKind(
        name="act_passages",
        reader="utblick.connectors.negotiation.passages:read",
        kinds=("passage",),
        formats=("json", "jsonl"),
        sentence_sv="En rättsakts text stycke för stycke, med platser som ändringsförslag pekar på.",
        sentence_en="An act passage by passage, with the places that amendments point at.",
    ),
    SourceKind(
        name="comitology_documents",
        reader="utblick.connectors.sedia_calls.lists:read_comitology",
        kinds=("document",),
        formats=("jsonl", "json"),
        sentence_sv="Handlingar ur kommissionens kommittéregister: dagordningar, utkast till akter.",
        sentence_en="Documents of the comitology register: agendas, draft acts, voting sheets.",
    ),
    SourceKind(
        name="commission_meetings",
        reader="utblick.connectors.commission_meetings.adapt:read",
        kinds=("meeting",),
        formats=("xlsx", "xml", "csv"),
        sentence_sv="Möten som kommissionärer, kabinett och generaldirektörer redovisat.",
        sentence_en="Meetings that Commissioners, cabinets and Directors-General have published.",
    ),
    SourceKind(
        name="commission_press",
        reader="utblick.connectors.commission_press.adapt:read",
        kinds=("document",),
        formats=("csv",),
        sentence_sv="Kommissionens pressmeddelanden som lista (datum, titel, nummer, länk).",
        sentence_en="The Commission's press releases as a list (date, title, number, link).",
    ),
    SourceKind(
        name="cordis",
        reader="utblick.connectors.cordis.adapt:read",
        kinds=("operation", "partnership", "project_detail"),
        formats=("csv", "xlsx"),
        sentence_sv="CORDIS tabeller över forskningsprojekt: projekt, deltagare, ämnen, rättslig grund.",
        sentence_en="CORDIS tables of research projects: projects, participants, topics, legal bases.",
    ),
    SourceKind(
        name="eurlex_act",
        reader="utblick.connectors.eurlex.acts:read",
        kinds=("document",),
        formats=("xml", "html", "xhtml"),
        sentence_sv="EU-rättsakter från EUR-Lex, som Formex 4 eller HTML av alla generationer.",
        sentence_en="EU acts from EUR-Lex, as Formex 4 or as HTML of any generation.",
    ),
    SourceKind(
        name="eurlex_dossiers",
        reader="utblick.connectors.eurlex.dossiers:read",
        kinds=("procedure",),
        formats=("xml", "json"),
        sentence_sv="Ärenden ur Publikationsbyråns notiser (Cellar): händelser, dokument och akter.",
        sentence_en="Dossiers of the Publications Office (Cellar): events, documents and acts.",
    ),
    SourceKind(
        name="eurlex_feed",
        reader="utblick.connectors.eurlex.feed:read",
        kinds=("document",),
        formats=("xml", "json"),
        sentence_sv="Nyheter från EUR-Lex flöden, med CELEX-nummer ur titlarna.",
        sentence_en="Items of EUR-Lex feeds, with the CELEX numbers out of their titles.",
    ),
    SourceKind(
        name="eurlex_meta",
        reader="utblick.connectors.eurlex.meta:read",
        kinds=("document",),
        formats=("json",),
        sentence_sv="Uppgifter om en rättsakts versioner: giltighet, CELEX och samband.",
        sentence_en="What is known of an act's versions: validity, CELEX and relations.",
    ),
    SourceKind(
        name="eurlex_notice",
        reader="utblick.connectors.eurlex.notices:read",
        kinds=("document",),
        formats=("xml", "json"),
        sentence_sv="Publikationsbyråns notiser (Cellar) om dokument och ärenden.",
        sentence_en="Notices of the Publications Office (Cellar) on documents and dossiers.",
    ),
    SourceKind(
        name="europarl_amendments",
        reader="utblick.connectors.europarl_amendments.adapt:read",
        kinds=("amendment",),
        formats=("json", "html", "txt"),
        sentence_sv="Ändringsförslag: från grupper, utskott, kammaren och organisationer.",
        sentence_en="Amendments: of groups, committees, the plenary and organisations.",
    ),
    SourceKind(
        name="europarl_calendar",
        reader="utblick.connectors.europarl_calendar.adapt:read",
        kinds=("calendar_period",),
        formats=("ttl",),
        sentence_sv="Europaparlamentets kalender för ett år: sammanträdesperioderna.",
        sentence_en="Parliament's calendar of a year: its part-sessions.",
    ),
    SourceKind(
        name="europarl_documents",
        reader="utblick.connectors.europarl.documents:read",
        kinds=("document",),
        formats=("json", "jsonld", "ttl"),
        sentence_sv="Europaparlamentets dokument och frågor som öppna data.",
        sentence_en="Documents and questions of the European Parliament as open data.",
    ),
    SourceKind(
        name="europarl_members",
        reader="utblick.connectors.europarl_members.adapt:read",
        kinds=("person", "meeting"),
        formats=("csv", "xml", "html"),
        sentence_sv="Europaparlamentets ledamöter: land, grupper och organ över tid.",
        sentence_en="Members of the European Parliament: country, groups and bodies over time.",
    ),
    SourceKind(
        name="europarl_pages",
        reader="utblick.connectors.europarl.pages:read",
        kinds=("document",),
        formats=("html",),
        sentence_sv="Europaparlamentets pressmeddelanden och dokument som webbsidor.",
        sentence_en="Press releases and documents of the European Parliament as web pages.",
    ),
    SourceKind(
        name="europarl_procedures",
        reader="utblick.connectors.procedures.open_data:read",
        kinds=("procedure",),
        formats=("json", "jsonld"),
        sentence_sv="Europaparlamentets förfaranden som öppna data: händelser och aktörer.",
        sentence_en="Procedures of the European Parliament as open data: events and actors.",
    ),
    SourceKind(
        name="europarl_roll_calls",
        reader="utblick.connectors.europarl_votes.roll_calls:read",
        kinds=("vote",),
        formats=("xml",),
        sentence_sv="Namnupprop i Europaparlamentet: hur varje ledamot röstade.",
        sentence_en="Roll calls in the European Parliament: how each member voted.",
    ),
    SourceKind(
        name="europarl_votes",
        reader="utblick.connectors.europarl_votes.results:read",
        kinds=("vote",),
        formats=("xml",),
        sentence_sv="Omröstningslistor från kammaren: varje omröstning, ändringsförslag och utfall.",
        sentence_en="Vote lists of the plenary: every voting, its amendment and its result.",
    ),
    SourceKind(
        name="eurovoc",
        reader="utblick.connectors.eurovoc.adapt:read",
        kinds=("concept",),
        formats=("json", "jsonl", "yaml"),
        sentence_sv="EuroVoc, EU:s ämnesord: benämningar och samband, till begreppslistan.",
        sentence_en="EuroVoc, the EU's subject words: labels and relations, for the vocabulary.",
    ),
    SourceKind(
        name="feed",
        reader="utblick.connectors.feed.adapt:read",
        kinds=("document",),
        formats=("xml", "rss", "atom", "rdf"),
        sentence_sv="Nyhetsflöden av alla slag: RSS, Atom och RDF.",
        sentence_en="News feeds of any kind: RSS, Atom and RDF.",
    ),
    SourceKind(
        name="four_column",
        reader="utblick.connectors.negotiation.four_column:read",
        kinds=("negotiation_row", "document"),
        formats=("json",),
        sentence_sv="Fyrkolumnstabeller från trepartsmöten: förslag, mandat och överenskommen text.",
        sentence_en="Four-column tables of trilogues: proposal, mandates and agreed text.",
    ),
    SourceKind(
        name="government_offices",
        reader="utblick.connectors.government_offices.adapt:read",
        kinds=("document",),
        formats=("jsonl", "json"),
        sentence_sv="Regeringskansliets fakta-PM, kommenterade dagordningar, remisser med mera.",
        sentence_en="The Swedish Government Offices: fakta-PM, Council agendas, consultations and more.",
    ),
    SourceKind(
        name="interreg_partners",
        reader="utblick.connectors.interreg.partners:read",
        kinds=("partnership",),
        formats=("json", "csv", "xlsx"),
        sentence_sv="Listor över partner i Interregprojekt: en rad för varje organisation i varje projekt.",
        sentence_en="Lists of partners in Interreg projects: a row for each organisation in each project.",
    ),
    SourceKind(
        name="jems",
        reader="utblick.connectors.interreg.jems:read",
        kinds=("partnership",),
        formats=("xlsx", "csv"),
        sentence_sv="Partnerexport ur Jems, Interregprogrammens ärendesystem.",
        sentence_en="The partner export of Jems, the Interreg programmes’ own system.",
    ),
    SourceKind(
        name="keep",
        reader="utblick.connectors.interreg.keep:read",
        kinds=("operation", "partnership"),
        formats=("xlsx", "csv"),
        sentence_sv="Export från keep.eu: projekt och partner i Interreg.",
        sentence_en="Exports of keep.eu: projects and partners in Interreg.",
    ),
    SourceKind(
        name="mailbox",
        reader="utblick.connectors.mailbox.adapt:read",
        kinds=("document",),
        formats=("eml", "mbox"),
        sentence_sv="Nyhetsbrev och andra brev ur en brevlåda, delade i notiser.",
        sentence_en="Newsletters and other mail from a mailbox, divided into items.",
    ),
    SourceKind(
        name="mep_meetings",
        reader="utblick.connectors.mep_meetings.adapt:read",
        kinds=("meeting",),
        formats=("csv",),
        sentence_sv="Ledamöternas redovisade möten med intresseföreträdare.",
        sentence_en="Declared meetings of members with interest representatives.",
    ),
    SourceKind(
        name="oeil",
        reader="utblick.connectors.procedures.oeil:read",
        kinds=("procedure", "meeting", "document"),
        formats=("html",),
        sentence_sv="Europaparlamentets ärendesidor (OEIL): händelser, aktörer, möten, sammanfattningar.",
        sentence_en="The Legislative Observatory (OEIL): events, actors, meetings and summaries.",
    ),
    SourceKind(
        name="operations",
        reader="utblick.connectors.operations.adapt:read",
        kinds=("operation",),
        formats=("csv", "xlsx", "xls", "html", "json"),
        sentence_sv="Listor över EU-projekt från vilket land som helst; kolumnerna känns igen.",
        sentence_en="Lists of operations of any country; their columns are recognised.",
    ),
    SourceKind(
        name="riksdag",
        reader="utblick.connectors.riksdag.adapt:read",
        kinds=("document",),
        formats=("json",),
        sentence_sv="Riksdagens dokument: motioner, betänkanden och utlåtanden.",
        sentence_en="Documents of the Riksdag: motions, committee reports and statements.",
    ),
    SourceKind(
        name="sedia_calls",
        reader="utblick.connectors.sedia_calls.adapt:read",
        kinds=("call",),
        formats=("jsonl", "json"),
        sentence_sv="Utlysningar från EU:s portal Funding & Tenders.",
        sentence_en="Calls of the EU's Funding & Tenders portal.",
    ),
    SourceKind(
        name="sedia_changelog",
        reader="utblick.connectors.sedia_calls.lists:read_changelog",
        kinds=("call",),
        formats=("json",),
        sentence_sv="Logg över utlysningar som tillkommit i portalen: bara beteckningar.",
        sentence_en="A log of topics that appeared in the portal: identifiers only.",
    ),
    SourceKind(
        name="sedia_results",
        reader="utblick.connectors.sedia_calls.lists:read_results",
        kinds=("call",),
        formats=("json",),
        sentence_sv="Sökresultat från portalen som ett annat verktyg sparat.",
        sentence_en="Search results of the portal that another tool saved.",
    ),
    SourceKind(
        name="upload",
        reader="utblick.connectors.upload.adapt:read",
        kinds=("document",),
        formats=("pdf", "docx", "html", "txt"),
        sentence_sv="En fil som någon lämnat in för hand: PDF, Word, webbsida eller text.",
        sentence_en="A file that somebody handed in: PDF, Word, web page or plain text.",
    ),
    SourceKind(
        name="webpage",
        reader="utblick.connectors.webpage.adapt:read",
        kinds=("document",),
        formats=("html",),
        sentence_sv="En sparad webbsida: dess huvudtext.",
        sentence_en="A saved web page: its main text.",
    ),
)

BY_NAME = {kind.name: kind for kind in SOURCE_KINDS}
