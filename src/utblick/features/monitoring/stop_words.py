"""Words that tell nothing of a subject, for each language: they are never suggested.

The function words of Snowball's stop lists (https://snowballstem.org), with the common words of official prose:
what every letter, report and press release says whatever it is about.
"""

from __future__ import annotations

_STOP = {
    "sv": """aktuell aktuella all alla allmän allmänna allmänt allra allt alltid alltjämt alltså andra anges
        annan annars annat anser ansvar anta antal antas använda används april arbeta arbetar arbete
        arbetet att augusti av avseende avser avses bakgrund bara bedömer bedömning befintliga begränsad
        begära behandla behov behöva behöver behövs beroende berör berörda beskriva beskriver beslut
        besluta beslutar beslutat bestämmelser bestå består betydande betydelse betyder bidra bidrar
        bild bland blev bli blir blivit bort bra bred bredd brev bygga bygger bäst bästa bättre både bör
        börja början börjar dag dagar dagen dags december del dela delar delen dels delvis den denna
        deras dess dessa dessutom det detsamma detta direkt diskussion drygt där därefter därför
        därigenom därmed därtill därutöver då efter eftersom egen egna eller emot en enbart enda endast
        enkel enkla enligt enskild enskilda er era ett exempel exempelvis faktiskt fall fast fattas
        februari femte finna finnas finns fler flera flertal flest form fortfarande fortsatt fortsatta
        fortsätta fortsätter fram framför framgå framgår framhålla framhåller framtid framtida framtiden
        framöver fredag fråga frågan frågor från full fullt funnits fyra få får fått för före föreligger föranleder
        föreslagit föreslagna föreslå föreslår föreslås förra förslag förslagen förslaget först första
        försöka förutom förändra förändring gamla gammal ganska ge generell generella generellt genom
        genomföra genomförande genomförs ger ges gick given givetvis gjorde gjort god goda gott grund
        grunden grupp grupper gälla gällande gäller gå gång gången gånger går gör göra görs hade haft
        halv han hans har hel hela heller helst helt hennes hittills hjälp hon honom hos hur huvudsaklig
        huvudsakligen hänseende hänsyn hänt här härav häri hålla håller hållit hög höga högre högst icke
        igen igenom ihop inbegripet införa införas införs inga ingen inget ingå ingår inkludera
        inkluderar inklusive innan inne innebär innebära innefattar innehåll innehålla innehåller inom
        inrikta inrätta inrättas inte intresse intressen ja januari ju juli juni just kan kanske klar
        klart kom komma kommande kommer kommit koppla kopplad kopplade kopplar koppling kort korta kraft
        krav kring kräva krävs kunde kunna kunnat kvar känd kända känna laga lagen leda ledamot leder
        ligga liggande ligger lika liknande lite liten litet lyfta lyfter lägga lägger läggs lämna
        lämnar lämnas lämnat lämplig lämpliga länge längre längst lätt lång långa långsiktig långsiktiga
        långsiktigt långt maj man mars med medan meddela meddelar medel medverka mellan men menar mer
        mera mest mig min mina mindre minska minst missa mitt mot motsvara motsvarande motsvarar mycket
        mål målet mån månad månader måndag många måste möjlig möjliga möjligen möjlighet möjligheten
        möjligheter möjligt natt ned nedan ni nio nog normalt november nu nuvarande ny nya nytt nämligen
        nämna nämnda nämns nämnt när nära närmare närmast närvarande näst nästa nästan nå någon
        någonting något några nödvändig nödvändiga nödvändigt och också ofta oktober olik olika om
        omfatta omfattande omfattar omfattas omfattning omkring område områden områdena området onsdag
        ordentligt ordning oss otillräcklig part period perioden person personer plats positiv positiva
        positivt presentera presenterade presenterar presenteras presenterat pris problem procent
        proportionell punkt punkter på pågå pågående pågår rad rader redan redovisa redovisas regeringen
        regeringens relevant relevanta respektive resten resultat riktning rimlig rimliga roll rätt
        rätta rör rörande sak saker saknas samband samma samman sammanhang sammanhanget samt samtidigt
        samtliga sedan senare senast senaste sent september ser sett sex sida sidan sig sin sina sista
        sitt situation situationen sju själv själva självklart ska skall skapa skapar skapas ske skedde
        sker skett skilda skillnad skrev skriva skriver skulle skäl slag slut slutligen snabb snabba
        snabbare snabbt snarare snart som speciell speciella speciellt stark starka starkare starkt
        stor stora storlek storleken stort stärka stå står stöd stöder stödja större störst
        största svensk svenska svenskt sverige sveriges syfta syftar syfte syftet syn säga säger
        sägs särskild särskilda särskilt sätt sätta sätter så sådan sådana sådant således söka söndag ta
        tack tagit tala talar tar tas tid tiden tidigare tidpunkt tidsperiod tidsperioden till tillbaka
        tillfälle tillhör tillräcklig tillräckliga tillräckligt tills tillsammans tio tisdag tjugo torde
        torsdag tre tredje tro tror trots träda träder tvärtom två tydlig tydliga tydligt tänka tänker
        under underlätta ungefär upp uppdrag uppgift uppgifter uppgår uppmana uppmärksamma uppnå uppnås
        uppstår ur ut utan utanför utarbeta utformning utföra utgå utgångspunkt utgår utgör utgöra
        utifrån utom utveckla utvecklas utveckling utvecklingen utöka utökad utöver vad val valt vanlig
        vanliga vanligt var vara varandra varav vardag vardera vare varför varit varje varken vars vart
        varvid vecka veckan veckor vem vet veta vi via vid vidare vidta vidtagit vidtas viktig viktiga
        viktigt vilja vilka vilken vilket vill ville visa visade visar visat viss vissa visserligen
        visst väg vägar vägen väl välja välkomna välkomnar vända världen värt väsentlig väsentliga vår
        våra vårt yttra yttranden yttre äldre äldst än ända ändamål ändamålet ändra ändras ändring
        ändringar ändå ännu även åker år åren året åsikt åt åta återigen åtgärd åtgärder åtgärderna
        åtminstone åtta öka ökad ökade ökar ökning önskar önskemål över överallt övergripande övrig
        övriga övrigt""",
    "en": """able about above according accordingly account across act action actions activities activity
        actually add addition additional address addressed addressing after again against aim aims allow
        allows almost along already also although always among amount and announced another any anyone
        appropriate april are area areas around aspects associated august available based basis because
        become been before being below best better between beyond both bring brings broad but call
        called can cannot case cases certain challenge challenges change changes clear clearly come
        comes common complete concerned concerning conditions consider considered contribute contributes
        contribution could countries country course current currently date day days december dedicated
        deliver describe described develop developed developing development did different direct discuss
        does doing done down due during each early effect effective either else end enough ensure
        ensures ensuring especially essential etc even event ever every example expected explain few
        final find first five focus follow followed following follows for force form four friday from
        full fully further future general generally get give given gives goal goals going good great
        group groups had has have having her here high higher him his however identified identify
        implement implemented important improve improved include included includes including increase
        increased increasing indeed information instead intended into introduce involve involved issue
        issues its itself january july june just keep key known large largest last late later latest
        launch lead leading least less level levels like likely limited list local long look made main
        mainly major make makes making manner many march may means measure measures might moment monday
        month months more moreover most much must national near necessary need needed needs never new
        next nor not note november now number objective objectives october off offer often old once one
        only onto open opportunities opportunity order other others otherwise our out outcome outcomes
        over overall own paragraph part particular particularly parts past people per perform period
        place plan plans play please point points possible potential present presented previous
        previously primary prior priority problem process progress proposal proposals propose proposed
        provide provided provides providing purpose put quite range rather recent recently reference
        regarding related relating relation relevant remain remains report reports request require
        required requirements requires respect result results role said same saturday say says second
        section see seen september set several shall she short should show shows significant similar
        since situation six small some soon special specific state stated states step steps still strong
        stronger subject such sunday support supported supporting sure take taken takes taking target
        ten term terms than that the their them themselves then there therefore these they thing things
        third this those though three through throughout thursday thus time times today together too top
        topic toward towards tuesday two type types under until upon use used useful uses using various
        very via view want was way ways wednesday week weeks well were what when where whereas whether
        which while who whole whom whose why wide will with within without work working world would year
        years yes yet you your""",
    "de": """aber alle allem allen aller alles als also andere anderen auch auf aus bei beim bereits bis
        dabei dadurch damit dann darauf dass dazu dem den denn der deren des dies diese diesem diesen
        dieser dieses doch dort durch ein eine einem einen einer eines einige einschliesslich erste
        ersten etwa für gegen haben hat hatte hier ihre ihrem ihren ihrer immer insbesondere ist jede
        jeder jetzt kann kein keine können machen mehr mit muss müssen nach neue neuen nicht noch nur
        oder ohne sehr sein seine seinen seiner seit sich sie sind sollte sollten sowie und uns unter
        viele vom von vor weitere weiteren welche wenn werden wie wieder wird wurde wurden zum zur zwei
        zwischen über""",
    "fi": """aikana ainakin ainoa alla edelleen eivät ennen esimerkiksi että hyvin hän häntä ilman itse
        joiden joille joka joko jolla jonka jossa jota joten jotka jotta jälkeen kaikki kaikkien kanssa
        kautta kohti koko koska kuin kuitenkin kuten lisäksi lähes mikä mikäli missä mitä monet muita
        mukaan muun muut muuta myös niiden niin niitä noin nyt näiden näin olemme oleva olevat olisi
        olla ollut omat osa ovat paitsi paljon sekä sellainen siihen siinä siitä sillä silti sitten sitä
        suuri tai tarkoitus tekee tulee tällä tämä tämän tässä tätä uusi vaan vaikka vain voi voidaan
        voivat vuoden vuonna yhteensä yhtä yksi yli""",
    "et": """aga ainult alates alla eest ega ehk ei enam enne ette ja juba järel kaks kas keda kelle kes kogu
        koos kuid kuidas kuigi kuna kuni kus kõige kõigi kõik küll läbi meie mida millal mille millest
        mis mitte mitu muu muud nagu need neid nende nii niisugune ning nüüd oleks olema oli olid oma on
        pole pärast saab samuti seda see selle selleks selles siis suur sõltuvalt teha teine teised tema
        tuleb uue uus vaid vastavalt vastu veel viimase väga välja või võib võivad üks üle ümber""",
    "da": """aldrig alle allerede alligevel anden andet andre at blandt blev blive bliver både børn de dem
        denne der deres derfor desuden det dette disse du efter eller end endnu er et flere for fordi
        fra få får før gennem gør gøre har havde helt her hun hvad hvem hver hvilke hvilken hvilket hvis
        hvor hvordan hvorfor ikke ind inden indtil ingen ja jeg kan kommer kun kunne lige med meget
        mellem men mere mest mod må nej nogen noget nogle nu nye nået når og også om op over på samme
        samt selv siden sin sine sit skal skulle som stor store så sådan ud uden under ved vi vil ville
        vore være været år""",
    "no": """aldri alle allerede andre annet at blant ble bli blir både da de deg dem den denne der deres det
        dette disse du eller en enn er et etter for fordi fra få får før gjennom gjør gjøre ha hadde han
        har helt her hun hva hvem hver hvilke hvilken hvis hvor hvordan hvorfor ikke ingen inn jeg kan
        kom kommer kun kunne med meget mellom men mer mest mot mye må noe noen nye nå når og også om opp
        over på samme samt selv siden sin sine sitt skal skulle slik som store så under ut uten ved vi
        vil ville være vært år""",
    "fr": """afin ainsi alors après aucun aucune aussi autre autres avant avec avoir bien car ce cela celle
        celles celui cependant ces cet cette ceux chaque comme concernant dans depuis des deux doit
        doivent donc dont dès elle elles encore entre est et eu faire fait façon ils je leur leurs lors
        lorsque mais moins même mêmes non nos notamment notre nous ont ou où par parmi pas pendant peu
        peut peuvent plus plusieurs pour pourquoi puis que quel quelle quelles quelque quelques quels
        qui sans sauf selon ses seulement si sont sous sur tous tout toute toutes très une vers vos
        votre vous été être""",
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _STOP.items()}
