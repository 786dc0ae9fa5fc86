"""Small acts and what amends them, in both languages, as plain text."""

from __future__ import annotations

from utblick.engine.passages import plain
from utblick.engine.passages.writing import Passage

ACT_SV = """EUROPAPARLAMENTETS OCH RÅDETS DIREKTIV (EU) 2030/1
HÄRIGENOM FÖRESKRIVS FÖLJANDE.
Artikel 1
Syfte
Detta direktiv gäller tåg.
Det gäller också spårvagnar.
Artikel 2
Mål
1. Medlemsstaterna ska se till att andelen är minst 10 % år 2030. Kommissionen ska följa upp målet.
De får sätta högre mål för
a) godståg,
b) nattåg.
2. Kommissionen ska rapportera varje år.
3. Rådet ska besluta.
Artikel 3
Rapport
Kommissionen ska lämna en rapport.
BILAGA I
1. Räls av stål.
2. Räls av trä.
"""
AMENDING_SV = """EUROPAPARLAMENTETS OCH RÅDETS DIREKTIV (EU) 2031/9
HÄRIGENOM FÖRESKRIVS FÖLJANDE.
Artikel 1
Direktiv (EU) 2030/1 ska ändras på följande sätt:
1. Artikel 1 ska ändras på följande sätt:
a) Titeln ska ersättas med följande:
”Syfte och räckvidd”.
b) Andra stycket ska utgå.
2. Artikel 2 ska ändras på följande sätt:
a) I punkt 1 ska andra stycket ersättas med följande:
”De får sätta högre mål för
a) godståg,
b) nattåg,
c) regiontåg.”
b) Följande punkt ska införas:
”2a. Parlamentet ska höras.”
c) Punkt 3 ska utgå.
3. Följande artikel ska införas:
”Artikel 2a
Regioner
Regionerna ska medverka.”
4. I artikel 3 ska orden ”en rapport” ersättas med ”två rapporter”.
5. I bilaga I ska punkt 2 ersättas med följande:
”2. Räls av återvunnet stål.”
"""
ACT_EN = """REGULATION (EU) 2030/5 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
HAVE ADOPTED THIS REGULATION:
Article 1
Subject
This Regulation lays down rules on ferries. It also covers ports.
Article 2
Definitions
For the purposes of this Regulation, the following definitions apply:
(1) ‘ferry’ means a ship for passengers;
(2) ‘port’ means a place for ferries;
(3) ‘pier’ means a part of a port.
Article 3
Duties
1. Ports shall be open. The Commission shall report each year. Member States shall help.
2. Ferries shall:
(a) run on time;
(b) be clean;
(c) be safe.
Member States may exempt small ferries.
3. Piers shall be dry.
4. Piers shall be long.
Article 4
Entry into force
This Regulation shall enter into force at once.
ANNEX I
Part A
1. Timetables.
2. Fares.
Part B
1. Maps.
"""


def amending_en(*instructions: str) -> list[Passage]:
    """Give the passages of an act that amends `ACT_EN` by the instructions, each a numbered point."""
    rows = "\n".join(f"({at}) {one}" for at, one in enumerate(instructions, 1))
    return plain.passages_of(
        "REGULATION (EU) 2031/6 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL\nHAVE ADOPTED THIS REGULATION:\n"
        f"Article 1\nRegulation (EU) 2030/5 is amended as follows:\n{rows}\nArticle 2\nThis Regulation shall enter "
        "into force on the day of its publication.\n"
    )
