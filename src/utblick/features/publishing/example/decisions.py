"""Public wording of the example's decisions."""

from __future__ import annotations

from utblick.features.publishing.example.words import Words

DECISIONS = {
    "Ståndpunkt om EU:s framtida sammanhållningspolitik": Words(
        "Regionala utvecklingsnämnden föreslår att regionstyrelsen antar en ståndpunkt om EU:s sammanhållningspolitik "
        "efter 2027. Länet vill ha fortsatt inflytande över hur pengarna används.",
        "The Regional Development Committee proposes that the Regional Executive Board adopts a position on EU "
        "cohesion policy after 2027. The county wants to keep its say in how the money is used.",
        "Position on the EU's future cohesion policy",
    ),
    "Samverkan om biogas i Östersjöområdet": Words(
        "Regionen deltar i projektmötet om biogas och betalar sina egna kostnader. Beslutet fattades av "
        "förvaltningschefen för nämndens räkning.",
        "The region takes part in the project meeting on biogas and pays its own costs. The decision was made by the "
        "head of administration on behalf of the committee.",
        "Cooperation on biogas in the Baltic Sea area",
    ),
    "Medlemskap i nätverk för hälsofrämjande sjukhus": Words(
        "Medlemskapet i nätverket för hälsofrämjande sjukhus fortsätter ett år. Två arbetsgrupper har använts, och en "
        "ny rutin provas.",
        "The membership in the network of health promoting hospitals continues for a year. Two working groups have "
        "been used, and a new routine is being tried.",
        "Membership in a network of health promoting hospitals",
    ),
}
