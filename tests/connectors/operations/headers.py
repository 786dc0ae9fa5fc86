"""The columns that Regulation (EU) No 1303/2013 (Annex XII, 1) asks of each list, in words as lists use, by language."""

from __future__ import annotations

FIELDS = (
    "beneficiary",
    "title",
    "project_description",
    "starts_on",
    "ends_on",
    "total_amount_eligible",
    "eu_cofinancing_rate",
    "postcode",
    "country",
    "priority_label",
    None,
)
ROW = (
    "Region Alfa Oy",
    "Ny väg till bättre luft",
    "En lång text om vad som görs och varför det görs på detta vis",
    "01.02.2016",
    "31.12.2018",
    "1.234.567,00",
    "50 %",
    "12345",
    "Sverige",
    "Energieffektivitet",
    "01.03.2017",
)
HEADERS: dict[str, str] = {
    "fr": "Nom du bénéficiaire|Nom de l'opération|Résumé de l'opération|Date de début de l'opération|Date de fin de l'opération|Total des dépenses éligibles attribué à l'opération|Taux de cofinancement par l'Union (par axe prioritaire)|Code postal de l'opération|Pays|Dénomination de la catégorie d'intervention|Date de la dernière mise à jour",
    "sv": "Stödmottagarens namn|Insatsens namn|Sammanfattning av insatsen|Insatsens startdatum|Insatsens slutdatum|Totala stödberättigande utgifter som anslagits till insatsen|Unionens medfinansieringsgrad|Insatsens postnummer|Land|Interventionskategorins benämning|Datum för senaste uppdatering",
    "da": "Støttemodtagerens navn|Operationens navn|Resumé af operationen|Operationens startdato|Operationens slutdato|Samlede støtteberettigede udgifter tildelt operationen|EU-medfinansieringssats|Operationens postnummer|Land|Navn på interventionskategori|Dato for seneste opdatering",
    "fi": "Tuensaajan nimi|Toimen nimi|Tiivistelmä toimesta|Toimen alkamispäivä|Toimen päättymispäivä|Toimeen osoitetut tukikelpoiset kokonaismenot|Unionin osarahoitusosuus toimintalinjoittain|Toimen postinumero|Maa|Tukitoimien luokan nimi|Luettelon viimeisin päivitys",
    "et": "Toetusesaaja nimi|Tegevuse nimi|Tegevuse kokkuvõte|Tegevuse alguskuupäev|Tegevuse lõppkuupäev|Tegevusele eraldatud abikõlblikud kogukulud|Liidu kaasrahastamise määr|Tegevuse sihtnumber|Riik|Sekkumiskategooria nimetus|Viimase uuendamise kuupäev",
    "lt": "Naudos gavėjo pavadinimas|Veiksmo pavadinimas|Veiksmo santrauka|Veiksmo pradžios data|Veiksmo pabaigos data|Bendra tinkamų finansuoti išlaidų suma|Sąjungos bendro finansavimo norma|Pašto kodas|Šalis|Intervencinių priemonių kategorijos pavadinimas|Atnaujinimo data",
    "lv": "Labuma guvēja nosaukums|Darbības nosaukums|Darbības kopsavilkums|Darbības sākuma datums|Darbības beigu datums|Darbībai piešķirtie kopējie attiecināmie izdevumi|Savienības līdzfinansējuma likme|Darbības pasta indekss|Valsts|Intervences kategorijas nosaukums|Saraksta pēdējās atjaunošanas datums",
    "pt": "Nome do beneficiário|Nome da operação|Resumo da operação|Data de início da operação|Data de conclusão da operação|Despesa total elegível atribuída à operação|Taxa de cofinanciamento da União|Código postal da operação|País|Designação da categoria de intervenção|Data da última atualização",
    "bg": "Наименование на бенефициента|Наименование на операцията|Резюме на операцията|Начална дата на операцията|Крайна дата на операцията|Общо допустими разходи|Ставка на съфинансиране от Съюза|Пощенски код|Държава|Наименование на категорията интервенция|Дата на последна актуализация",
    "hr": "Naziv korisnika|Naziv operacije|Sažetak operacije|Datum početka operacije|Datum završetka operacije|Ukupni prihvatljivi izdaci dodijeljeni operaciji|Stopa sufinanciranja Unije|Poštanski broj operacije|Država|Naziv kategorije intervencije|Datum zadnjeg ažuriranja",
    "it": "Nome del beneficiario|Nome dell'operazione|Sintesi dell'operazione|Data di inizio dell'operazione|Data di fine dell'operazione|Spesa totale ammissibile assegnata all'operazione|Tasso di cofinanziamento dell'Unione|Codice postale dell'operazione|Paese|Denominazione della categoria di operazione|Data dell'ultimo aggiornamento",
    "es": "Nombre del beneficiario|Nombre de la operación|Resumen de la operación|Fecha de comienzo de la operación|Fecha de finalización de la operación|Gasto total subvencionable asignado a la operación|Porcentaje de cofinanciación de la Unión|Código postal de la operación|País|Denominación de la categoría de intervención|Fecha de la última actualización",
    "pl": "Nazwa beneficjenta|Tytuł projektu|Skrócony opis projektu|Data rozpoczęcia realizacji projektu|Data zakończenia realizacji projektu|Wydatki kwalifikowalne|Poziom unijnego dofinansowania w procentach|Kod pocztowy|Kraj|Zakres interwencji|Data aktualizacji",
    "cs": "Název příjemce|Název operace|Shrnutí operace|Datum zahájení operace|Datum ukončení operace|Celkové způsobilé výdaje|Míra spolufinancování Unií|PSČ operace|Země|Název kategorie zásahu|Datum poslední aktualizace",
    "sk": "Názov prijímateľa|Názov operácie|Zhrnutie operácie|Dátum začatia operácie|Dátum ukončenia operácie|Celkové oprávnené výdavky|Miera spolufinancovania Únie|PSČ operácie|Krajina|Názov kategórie intervencie|Dátum poslednej aktualizácie",
    "hu": "A kedvezményezett neve|A művelet megnevezése|A művelet összefoglalása|A művelet kezdetének dátuma|A művelet befejezésének dátuma|A művelet összes elszámolható kiadása|Az uniós társfinanszírozás aránya|Irányítószám|Ország|A beavatkozási kategória megnevezése|Utolsó frissítés dátuma",
    "ro": "Denumirea beneficiarului|Denumirea operațiunii|Rezumatul operațiunii|Data de începere a operațiunii|Data de finalizare a operațiunii|Valoarea totală a cheltuielilor eligibile|Rata de cofinanțare a Uniunii|Codul poștal al operațiunii|Țara|Denumirea categoriei de intervenție|Data ultimei actualizări",
    "nl": "Naam van de begunstigde|Naam van de concrete actie|Samenvatting van de concrete actie|Startdatum van de concrete actie|Einddatum van de concrete actie|Totale subsidiabele uitgaven|Medefinancieringspercentage van de Unie|Postcode van de concrete actie|Land|Naam van de interventiecategorie|Datum laatste bijwerking",
    "el": "Όνομα δικαιούχου|Ονομασία πράξης|Σύνοψη πράξης|Ημερομηνία έναρξης πράξης|Ημερομηνία λήξης πράξης|Συνολική επιλέξιμη δαπάνη|Ποσοστό συγχρηματοδότησης της Ένωσης|Ταχυδρομικός κώδικας|Χώρα|Ονομασία κατηγορίας παρέμβασης|Τελευταία ενημέρωση",
    "sl": "Ime upravičenca|Ime operacije|Povzetek operacije|Datum začetka operacije|Datum konca operacije|Skupni upravičeni izdatki|Stopnja sofinanciranja Unije|Poštna številka|Država|Ime kategorije ukrepanja|Datum zadnje posodobitve",
    "mt": "Isem il-benefiċjarju|Isem l-operazzjoni|Sommarju tal-operazzjoni|Data tal-bidu tal-operazzjoni|Data tat-tmiem tal-operazzjoni|Nefqa totali eliġibbli|Rata ta' kofinanzjament tal-Unjoni|Kodiċi postali|Pajjiż|Isem il-kategorija tal-intervent|Data tal-aħħar aġġornament",
    "ga": "Ainm an tairbhí|Ainm na hoibríochta|Achoimre ar an oibríocht|Dáta tosaithe na hoibríochta|Dáta deiridh na hoibríochta|Caiteachas incháilithe iomlán|Ráta cómhaoinithe an Aontais|Cód poist|Tír|Ainm chatagóir na hidirghabhála|Dáta an nuashonraithe",
}
