"""The areas of the first two plans. Sources tell how many there were; their names are to be checked against the plans.

Names are our renderings. Actions, coordinators and flagships of these plans are not known here, and pages say so.
"""

from __future__ import annotations

from utblick.features.balticsea.suggested.kinds import AreaRow
from utblick.features.organisation.models import Certainty

U = Certainty.UNSURE

# key -> Swedish, English, what it is about in Swedish and in English; in the order of the plan's numbers
NAMES_2009 = {
    "nutri": ("Näringsämnen", "Nutrients", "Minska tillförseln av näringsämnen till havet", "Reduce nutrient inputs to the sea"),
    "bio": ("Natur och biologisk mångfald", "Nature and biodiversity", "Bevara naturområden och biologisk mångfald, fisket inräknat", "Preserve natural zones and biodiversity, fisheries included"),
    "hazards": ("Farliga ämnen", "Hazardous substances", "Minska användningen av farliga ämnen och deras verkan", "Reduce the use and the impact of hazardous substances"),
    "ship": ("Ren sjöfart", "Clean shipping", "Bli en förebild för ren sjöfart", "Become a model region for clean shipping"),
    "climate": ("Klimatförändringar", "Climate change", "Minska klimatpåverkan och anpassa regionen", "Mitigate climate change and adapt to it"),
    "market": ("Inre marknaden", "Internal market", "Ta bort hinder för den inre marknaden", "Remove hindrances to the internal market"),
    "innovation": ("Forskning och innovation", "Research and innovation", "Använda hela förmågan till forskning och innovation", "Use the full potential for research and innovation"),
    "sme": ("Småföretag", "Small businesses", "Främja företagande och stärka små företag", "Promote entrepreneurship and strengthen small businesses"),
    "agri": ("Jordbruk, skogsbruk och fiske", "Agriculture, forestry and fishing", "Göra näringarna mer hållbara", "Make these trades more sustainable"),
    "energy": ("Energi", "Energy", "Bättre tillgång till energimarknaderna, som ska vara effektiva och säkra", "Better access to energy markets that are efficient and secure"),
    "transport": ("Transport", "Transport", "Bättre förbindelser inom regionen och till andra", "Better links within the region and to others"),
    "attract": ("Utbildning, turism och hälsa", "Education, tourism and health", "Hålla regionen attraktiv", "Keep the region attractive"),
    "safe": ("Sjösäkerhet", "Maritime safety", "Bli ledande i säkerhet och skydd till sjöss", "Become a leading region in maritime safety and security"),
    "secure": ("Stora olyckor", "Major emergencies", "Stärka skyddet mot stora olyckor till sjöss och på land", "Reinforce protection from major emergencies at sea and on land"),
    "crime": ("Gränsöverskridande brottslighet", "Cross-border crime", "Minska brottsligheten över gränserna och skadan av den", "Decrease crime across borders and the harm that it does"),
}  # fmt: skip
AREAS_2009 = tuple(AreaRow(key, "area", U) for key in NAMES_2009)

NAMES_2013 = {
    "agri": ("Jordbruk, skogsbruk och fiske", "Agri", "Hållbart jordbruk, skogsbruk och fiske", "Sustainable agriculture, forestry and fishing"),
    "bio": ("Biologisk mångfald", "Bio", "Naturområden, biologisk mångfald och fiske", "Natural zones, biodiversity and fisheries"),
    "crime": ("Brottslighet", "Crime", "Gränsöverskridande brottslighet", "Cross-border crime"),
    "culture": ("Kultur", "Culture", "Kultur och gemensam identitet", "Culture and a common identity"),
    "education": ("Utbildning", "Education", "Utbildning och ungdom", "Education and youth"),
    "energy": ("Energi", "Energy", "Energimarknader som är effektiva och säkra", "Energy markets that are efficient and secure"),
    "hazards": ("Farliga ämnen", "Hazards", "Användningen av farliga ämnen och deras verkan", "The use and the impact of hazardous substances"),
    "health": ("Hälsa", "Health", "Folkhälsa, även dess sociala sidor", "Public health, its social aspects included"),
    "innovation": ("Innovation", "Innovation", "Forskning och innovation", "Research and innovation"),
    "market": ("Inre marknaden", "Internal Market", "Hinder för den inre marknaden", "Hindrances to the internal market"),
    "nutri": ("Näringsämnen", "Nutri", "Mindre näringsämnen till havet", "Fewer nutrients to the sea"),
    "safe": ("Sjösäkerhet", "Safe", "Säkerhet och skydd till sjöss", "Maritime safety and security"),
    "secure": ("Skydd mot olyckor", "Secure", "Skydd mot olyckor på land", "Protection from emergencies on land"),
    "ship": ("Ren sjöfart", "Ship", "En förebild för ren sjöfart", "A model region for clean shipping"),
    "sme": ("Småföretag", "SME", "Företagande och små företag", "Entrepreneurship and small businesses"),
    "tourism": ("Turism", "Tourism", "En sammanhållen region för besökare", "A coherent region for visitors"),
    "transport": ("Transport", "Transport", "Förbindelser inom regionen och till andra", "Links within the region and to others"),
    "involve": ("Delaktighet", "Involve", "Lokala och regionala aktörers medverkan", "The involvement of local and regional actors"),
    "neighbours": ("Grannländer", "Neighbours", "Samarbete med länder utanför unionen", "Cooperation with countries outside the Union"),
    "promo": ("Regionens profil", "Promo", "Gemensam marknadsföring och identitet", "Common promotion and identity"),
    "spatial": ("Fysisk planering", "Spatial Planning", "Planering på land och till havs", "Planning on land and at sea"),
    "sustain": ("Hållbar utveckling och bioenergi", "Sustainable Development and Bioenergy", "Hållbar utveckling, klimat och bioenergi", "Sustainable development, climate and bioenergy"),
}  # fmt: skip
HORIZONTAL_2013 = ("involve", "neighbours", "promo", "spatial", "sustain")
AREAS_2013 = tuple(AreaRow(key, "horizontal" if key in HORIZONTAL_2013 else "area", U) for key in NAMES_2013)

# former, later, kind, certainty; what kept its key went on as the same
STEP_2009_2013 = (
    ("attract", "culture", "split", U),
    ("attract", "education", "split", U),
    ("attract", "health", "split", U),
    ("attract", "tourism", "split", U),
    ("climate", "sustain", "renamed", U),
    ("", "involve", "new", U),
    ("", "neighbours", "new", U),
    ("", "promo", "new", U),
    ("", "spatial", "new", U),
)
STEP_2013_2015 = (
    ("agri", "bioeconomy", "merged", U),
    ("bio", "bioeconomy", "merged", U),
    ("crime", "secure", "merged", U),
    ("secure", "secure", "merged", U),
    ("market", "innovation", "merged", U),
    ("sme", "innovation", "merged", U),
    ("innovation", "innovation", "merged", U),
    ("involve", "capacity", "merged", U),
    ("promo", "capacity", "merged", U),
    ("sustain", "climate", "renamed", U),
)
