"""Public wording of the example's policy processes, positions and outcomes."""

from __future__ import annotations

from utblick.features.publishing.example.words import Words

PROCESSES = {
    "EU:s framtida sammanhållningspolitik": Words(
        "EU bestämmer nu hur pengarna till regional utveckling ska fördelas efter 2027. Vi vill att alla "
        "regioner får vara med, att pengarna planeras nära dem de gäller och att samarbetet över havsgränser "
        "finns kvar.",
        "The EU is deciding how money for regional development is to be shared out after 2027. We want all "
        "regions to be included, the money to be planned close to those it concerns, and cooperation across "
        "maritime borders to stay.",
    ),
    "EU:s lagstiftning om biodrivmedel och bioenergi": Words(
        "Länets bussar går till stor del på biogas och andra biodrivmedel. Vi vill att EU:s regler om "
        "skatter, stöd och utsläpp gör det möjligt att fortsätta med det.",
        "Much of the county's bus traffic runs on biogas and other biofuels. We want the EU's rules on taxes,"
        " aid and emissions to make it possible to go on with that.",
    ),
}

POSITIONS = {
    "Interreg över havsgränserna (exempel)": Words(
        "Havet är vår gräns. Regionen vill att EU:s samarbetsprogram över havsgränser får samma ställning som"
        " de över landgränser, och att EU betalar minst 80 procent av kostnaderna.",
        "The sea is our border. The region wants the EU's cooperation programmes across maritime borders to "
        "have the same standing as those across land borders, and the EU to pay at least 80 per cent of the "
        "costs.",
    ),
}

OUTCOMES = {
    "EU:s andel i Interreg är minst 80 procent: Förordningen, utdrag i egna ord": Words(
        "Kommissionen föreslog 2018 att EU högst skulle betala 70 procent av kostnaderna i Interreg. I den "
        "antagna förordningen blev det 80 procent, som vi ville.",
        "In 2018 the Commission proposed that the EU pay at most 70 per cent of the costs in Interreg. In the"
        " adopted regulation it became 80 per cent, as we wanted.",
        "The EU's share in Interreg became 80 per cent",
        "EU:s andel i Interreg blev 80 procent",
    ),
    "Central Baltic förblir ett gränsöverskridande program: Förordningen, utdrag i egna ord": Words(
        "Förslaget 2018 ville skilja program över havet från dem över landgränser. I den antagna förordningen"
        " är Central Baltic fortfarande ett gränsöverskridande program, som vi ville.",
        "The proposal of 2018 would have set programmes across the sea apart from those across land borders. "
        "In the adopted regulation Central Baltic is still a cross-border programme, as we wanted.",
        "Central Baltic is still a cross-border programme",
        "Central Baltic är fortfarande ett gränsöverskridande program",
    ),
}
