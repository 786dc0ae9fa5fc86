"""The site's standing texts, as the example region has them."""

from utblick.features.publishing.example.words import Words

PAGES = {
    "Startsidan": Words(
        title_sv="Internationell samverkan",
        title_en="International cooperation",
        summary_sv=(
            "Vi lär av regioner i andra länder, driver projekt som EU är med och betalar, och för Östergötlands "
            "talan där Europas beslut fattas. Här ser du vad vi gör, vad det kostar och vad det har gett."
        ),
        summary_en=(
            "We learn from regions in other countries, run projects that the EU helps to pay for, and speak for "
            "Östergötland where Europe decides. Here you see what we do, what it costs and what has come of it."
        ),
        body_sv=(
            "Samarbetet med andra länder ska stärka och utveckla det arbete som regionen gör hemma: i vården, i "
            "kollektivtrafiken, i kulturen och i den regionala utvecklingen. Siffrorna på sidan räknas ur de "
            "projekt, utbyten och beslut som är publicerade, så att du kan öppna det som ligger bakom."
        ),
        body_en=(
            "Cooperation abroad is there to strengthen and develop what the region does at home: in health care, "
            "public transport, culture and regional development. The figures on this page are counted from the "
            "projects, exchanges and decisions that have been published, so you can open what is behind them."
        ),
    ),
    "Uppdrag": Words(
        title_sv="Uppdrag",
        title_en="Our assignment",
        summary_sv=(
            "Att byta erfarenheter med regioner i andra länder ger ny kunskap och nya uppslag. Målet är att alla "
            "verksamheter regelbundet deltar i någon form av internationellt utbyte."
        ),
        summary_en=(
            "Sharing experience with regions in other countries brings knowledge and ideas. The goal is that every "
            "part of our operations regularly takes part in some form of international exchange."
        ),
        body_sv=(
            "## Varför vi arbetar med andra länder\n\n"
            "Den som ser hur andra löser samma uppgift får kunskap och mod att ändra sitt eget arbete. Genom "
            "internationella projekt som EU är med och betalar kan vi dessutom göra satsningar som vi har planerat "
            "men inte skulle ha råd med ensamma, och få ut mer av vårt eget arbete.\n\n"
            "## En del av det vanliga arbetet\n\n"
            "Det internationella är inget för sig. Det ska finnas med i varje del av regionens arbete. Vi följer "
            "därför upp vilka verksamheter som har deltagit i ett utbyte, år för år och nämnd för nämnd."
        ),
        body_en=(
            "## Why we work with others abroad\n\n"
            "Whoever sees how others solve the same task gains knowledge, and the courage to change their own work. "
            "Through international projects that the EU helps to pay for we can also carry out plans that we could "
            "not afford alone, and get more out of our own work.\n\n"
            "## Part of everyday work\n\n"
            "International cooperation does not stand by itself. It belongs in every part of what the region does. "
            "That is why we follow which operations have taken part in an exchange, year by year and board by board."
        ),
    ),
    "Verksamhet": Words(
        title_sv="Vad vi gör",
        title_en="What we do",
        summary_sv=(
            "Vi driver och deltar i internationella projekt, är med i nätverk på områden som vi har valt, och har "
            "ett EU-kontor i Bryssel som bevakar, håller kontakter och påverkar."
        ),
        summary_en=(
            "We run and take part in international projects, belong to networks in the fields we have chosen, and "
            "have an EU office in Brussels that watches, keeps in touch and influences."
        ),
        body_sv=(
            "- **Projekt.** Vi leder eller är partner i projekt som EU delfinansierar.\n"
            "- **Nätverk.** Vi är medlemmar i organisationer där regioner talar med en röst eller lär av varandra.\n"
            "- **Utbyten.** Sjukhus, skolor och kontor besöker och tar emot kollegor från andra länder.\n"
            "- **EU-kontoret.** Bevakning, kontakter och påverkansarbete i Bryssel.\n"
            "- **Östersjön.** Frågorna kring Östersjön går före andra, och vi är med och genomför EU:s strategi för "
            "regionen."
        ),
        body_en=(
            "- **Projects.** We lead or are partners in projects with part-funding from the EU.\n"
            "- **Networks.** We are members of organisations where regions speak with one voice or learn from each "
            "other.\n"
            "- **Exchanges.** Hospitals, schools and offices visit and receive colleagues from other countries.\n"
            "- **The EU office.** Monitoring, contacts and advocacy in Brussels.\n"
            "- **The Baltic Sea.** Its questions come first, and we help to carry out the EU strategy for the region."
        ),
    ),
    "Politisk styrning": Words(
        title_sv="Politisk styrning",
        title_en="Political governance",
        summary_sv=(
            "Regionstyrelsen ansvarar för de strategiska frågorna. Tre nämnder ansvarar för internationell "
            "samverkan inom sina egna uppdrag: regional utveckling, trafik och samhällsplanering, hälso- och "
            "sjukvård."
        ),
        summary_en=(
            "The regional executive board is responsible for strategic questions. Three boards are responsible for "
            "international cooperation within their own remits: regional development, transport and planning, and "
            "health care."
        ),
        body_sv=(
            "Varje fråga har en nämnd som äger den, och andra som den berör. Här nedan finns de beslut som nämnderna "
            "har fattat, med paragraf och diarienummer."
        ),
        body_en=(
            "Each question has a board that owns it, and others that it concerns. Below are the decisions that the "
            "boards have taken, with paragraph and diary number."
        ),
    ),
    "Påverkansarbete": Words(
        title_sv="Så påverkar vi EU",
        title_en="How we influence the EU",
        summary_sv=(
            "EU:s beslut avgör mycket av vad vi kan göra hemma. Vi arbetar långsiktigt med två frågor: EU:s framtida "
            "sammanhållningspolitik, och EU:s framtida lagar om biodrivmedel och bioenergi."
        ),
        summary_en=(
            "What the EU decides settles much of what we can do at home. We work for the long term with two "
            "questions: the future cohesion policy of the EU, and future EU law on biofuels and bioenergy."
        ),
        body_sv=(
            "Politiker och tjänstepersoner hemma och på EU-kontoret arbetar tillsammans. Nämnderna antar våra "
            "ståndpunkter. Vi skriver upp vilka vi talar med och vad vi ber om, och följer hur mycket av det som kom "
            "med i den text som antogs. Loggen är öppen fast ingen lag kräver det av oss. Personer nämns med funktion "
            "och inte med namn, om de inte själva har ett offentligt uppdrag och namnet behövs."
        ),
        body_en=(
            "Politicians and officials at home and in the EU office work together. The boards adopt our positions. We "
            "write down whom we talk to and what we ask for, and follow how much of it stands in the text that was "
            "adopted. The log is open although no law asks it of us. People are told by function and not by name, "
            "unless they hold a public office and the name is needed."
        ),
    ),
    "EU-kontoret i Bryssel": Words(
        title_en="The EU office in Brussels",
        summary_sv=(
            "Regionen har ett eget kontor i Bryssel. Det följer vad som är på gång i EU, har kontakter i "
            "institutionerna och med andra regioner, och talar för Östergötland."
        ),
        summary_en=(
            "The region has an office of its own in Brussels. It follows what is on its way in the EU, keeps in touch "
            "with the institutions and other regions, and speaks for Östergötland."
        ),
        body_sv=(
            "Kontoret skriver korta notiser om det som rör Östergötland: vad det är, varför det angår oss, till när "
            "och vem hos oss som har hand om det. De finns under Nyheter, och du kan få dem i ett nyhetsbrev."
        ),
        body_en=(
            "The office writes short notices of what concerns Östergötland: what it is, why it matters to us, by when, "
            "and who of ours takes care of it. They stand under News, and you can have them in a newsletter."
        ),
    ),
    "Östersjön": Words(
        title_en="The Baltic Sea",
        summary_sv=(
            "Östersjöns frågor går före andra i vårt internationella arbete. Vi är med och genomför EU:s strategi för "
            "Östersjöregionen, område för område."
        ),
        summary_en=(
            "The questions of the Baltic Sea come first in our international work. We help to carry out the EU "
            "Strategy for the Baltic Sea Region, area by area."
        ),
        body_sv="Under varje område står vad vi gör där, och där vi inte gör något står det också.",
        body_en="Each area tells what we do there, and where we do nothing it says so too.",
    ),
    "Kontaktpunkten": Words(
        title_sv="Kontaktpunkten för Central Baltic",
        title_en="The Central Baltic Contact Point",
        summary_sv=(
            "Vi ansvarar för en av två svenska kontaktpunkter för EU-programmet Central Baltic, sedan perioden "
            "2014–2020. Rådgivningen kostar inget och är öppen för alla som vill söka."
        ),
        summary_en=(
            "We run one of two Swedish contact points for the EU programme Central Baltic, since the period 2014–2020. "
            "Advice is free and open to everybody who wants to apply."
        ),
        body_sv=(
            "## Det här får du hjälp med\n\n"
            "- Vilka regler som gäller, och om din idé kan passa programmet.\n"
            "- Att hitta partner i Finland, Estland och Lettland, och hemma.\n"
            "- Frågor om ansökan, budget och medfinansiering.\n\n"
            "Rådgivarna hjälper sökande i fyra län och håller isär dem: ingen får veta något om en annans idé. Ett råd "
            "är aldrig ett löfte om pengar; det är programmet som beslutar."
        ),
        body_en=(
            "## What you get help with\n\n"
            "- Which rules apply, and whether your idea may suit the programme.\n"
            "- Finding partners in Finland, Estonia and Latvia, and at home.\n"
            "- Questions about the application, the budget and co-financing.\n\n"
            "The advisers help applicants in four counties and keep them apart: nobody learns of another's idea. "
            "Advice is never a promise of money; it is the programme that decides."
        ),
    ),
    "Om webbplatsen": Words(
        title_sv="Om webbplatsen",
        title_en="About this site",
        summary_sv=(
            "Allt här har en person på regionen godkänt för publicering. Du kan läsa det, ladda ned det som öppna data "
            "och hämta det med program, utan konto och utan kakor."
        ),
        summary_en=(
            "Everything here has been let through by a person at the region. You can read it, download it as open "
            "data and fetch it with programs, without an account and without cookies."
        ),
        body_sv=(
            "## Hur texterna kommer till\n\n"
            "Fakta hämtas ur det system som regionens medarbetare arbetar i. Innan något blir offentligt skrivs en "
            "kort text på svenska och engelska, och någon med rätt att publicera godkänner den. Varje sida säger "
            "vilken dag och i vilken version.\n\n"
            "## Fel och frågor\n\n"
            "Säg till om något är fel, med [formuläret på sidan om tillgänglighet](/sv/tillganglighet/). Det som är "
            "fel rättas eller dras tillbaka, och då står det på sidan."
        ),
        body_en=(
            "## How the texts are made\n\n"
            "Facts come from the system that the region's staff work in. Before anything is public, a short text is "
            "written in Swedish and English, and somebody with the right to publish approves it. Each page tells the "
            "day and the version.\n\n"
            "## Mistakes and questions\n\n"
            "Tell us if something is wrong, with [the form on the page about accessibility](/en/accessibility/). What "
            "is wrong is put right or withdrawn, and then the page says so."
        ),
    ),
}
