"""The codes that people, bodies, posts and contacts are sorted by. Codes are stored; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """What sort of body it is."""

    INSTITUTION = "institution", _("institution")
    COMMITTEE = "committee", _("committee")
    GROUP = "group", _("political group")
    DIRECTORATE = "dg", _("directorate-general")
    UNIT = "unit", _("unit")
    CABINET = "cabinet", _("cabinet")
    AGENCY = "agency", _("agency")
    MINISTRY = "ministry", _("ministry")
    REPRESENTATION = "representation", _("representation")
    PARLIAMENT = "parliament", _("parliament")
    REGION = "region", _("region")
    MUNICIPALITY = "municipality", _("municipality")
    ASSOCIATION = "association", _("association or network")
    UNIVERSITY = "university", _("university")
    COMPANY = "company", _("company")
    OTHER = "other", _("other body")


class PersonKind(models.TextChoices):
    """In what capacity somebody is known; it decides what may be kept about them."""

    OFFICE_HOLDER = "office_holder", _("office holder")
    OFFICIAL = "official", _("official")
    MAILBOX = "mailbox", _("an organisation's mailbox")
    PRIVATE = "private", _("private person")


class PostRole(models.TextChoices):
    """What somebody is in a body. A rapporteur belongs to a procedure, not to a body, and is not here.

    The order is that of weight: the first that holds says in which function somebody is met.
    """

    COMMISSIONER = "commissioner", _("commissioner")
    PRESIDENT = "president", _("president")
    MINISTER = "minister", _("minister")
    AMBASSADOR = "ambassador", _("ambassador")
    DIRECTOR_GENERAL = "director_general", _("director-general")
    CHAIR = "chair", _("chair")
    VICE_CHAIR = "vice_chair", _("vice-chair")
    COORDINATOR = "coordinator", _("coordinator")
    HEAD_OF_CABINET = "head_of_cabinet", _("head of cabinet")
    CABINET_MEMBER = "cabinet_member", _("member of cabinet")
    DIRECTOR = "director", _("director")
    HEAD_OF_UNIT = "head_of_unit", _("head of unit")
    ATTACHE = "attache", _("attaché")
    MEMBER = "member", _("member of the body")
    SUBSTITUTE = "substitute", _("substitute member")
    REGIONAL_POLITICIAN = "regional_politician", _("regional politician")
    ADVISER = "adviser", _("adviser")
    OFFICER = "officer", _("desk officer")
    ASSISTANT = "assistant", _("assistant")
    GROUP_MEMBER = "group_member", _("member of the group")
    OTHER = "other", _("other role")


class Scheme(models.TextChoices):
    """Whose number an identifier is."""

    EP_ID = "ep_id", _("the European Parliament's number of a member")
    EP_BODY = "ep_body", _("the European Parliament's code of a body")
    REGISTER = "transparency_register", _("the Transparency Register")
    PIC = "pic", _("participant identification code (PIC)")
    ORGANISATION_NUMBER = "organisationsnummer", _("Swedish organisation number")
    WIKIDATA = "wikidata", _("Wikidata")
    PARLTRACK = "parltrack", _("Parltrack")
    URL = "url", _("web address")


class HowKnown(models.TextChoices):
    """Where what is known of a person came from: it decides how they are told (Articles 13 and 14 GDPR)."""

    PERSON = "person", _("from the person")
    PUBLIC = "public", _("from a public list or page")
    OTHER = "other", _("from somebody else")


class Institution(models.TextChoices):
    """Which institution has published a meeting."""

    PARLIAMENT = "parliament", _("the European Parliament")
    COMMISSION = "commission", _("the European Commission")


class Channel(models.TextChoices):
    """How a contact was made."""

    MEETING = "meeting", _("meeting face to face")
    CALL = "call", _("phone call")
    VIDEO = "video", _("video meeting")
    MAIL = "mail", _("e-mail")
    EVENT = "event", _("event")
    VISIT = "visit", _("visit")
    LETTER = "letter", _("letter")
    OTHER = "other", _("other")


class Origin(models.TextChoices):
    """How a contact came to be in the log."""

    HAND = "hand", _("by hand")
    MAIL = "mail", _("e-mail")
    CALENDAR = "calendar", _("calendar file")
    PUBLISHED = "published", _("published meeting")


class Standing(models.TextChoices):
    """Whether a record is a note for the work or an official document (TF 2 kap.)."""

    NOTE = "note", _("working note")
    OFFICIAL = "official", _("official document")


class Secrecy(models.TextChoices):
    """Grounds of secrecy that a contact may fall under (offentlighets- och sekretesslagen 2009:400)."""

    FOREIGN = "osl-15-1", _("OSL 15:1, foreign relations")
    EU_ACT = "osl-15-1a", _("OSL 15:1 a, international cooperation")
    DEFENCE = "osl-15-2", _("OSL 15:2, defence")
    PREPAREDNESS = "osl-18-13", _("OSL 18:13, risk and vulnerability")
    OWN_BUSINESS = "osl-19-1", _("OSL 19:1, the region's own business")
    PROCUREMENT = "osl-19-3", _("OSL 19:3, procurement")
    PARTNER = "osl-31-16", _("OSL 31:16, a partner's business")
    PERSON = "osl-21-7", _("OSL 21:7, personal data")


class Side(models.TextChoices):
    """Who promised."""

    US = "us", _("we")
    THEM = "them", _("they")
