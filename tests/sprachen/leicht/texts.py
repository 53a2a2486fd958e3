"""Texts written for the tests: good Leichte Sprache, and sentences that break one rule each."""

from portal.sprachen.leicht import Rule

GOOD = (
    """Haben Sie Schulden?
Wir helfen Ihnen.
Die Hilfe ist kostenlos.
Rufen Sie an.
Die Telefon-Nummer ist: 0208 825-1234.""",
    """Im Café treffen sich Frauen.
Das Treffen ist am Montag.
Es beginnt um 10 Uhr.
Es gibt Kaffee und Kuchen.
Kinder können mitkommen.""",
    """Wollen Sie Deutsch lernen?
Hier lernen Sie Deutsch.
Der Kurs ist für Frauen und Männer.
Der Kurs dauert 6 Monate.
Sie lernen in einer kleinen Gruppe.""",
    """Das Haus hat einen Aufzug.
Die Toilette ist groß genug für einen Rollstuhl.
Vor dem Haus ist ein Parkplatz.
Die Straße heißt: Essener Straße 53.
Die Stadt heißt: Oberhausen.""",
    """Ihr Kind kommt in die Schule.
Sie brauchen Geld für einen Ranzen.
Sie können Geld bekommen.
Gehen Sie zum Job-Center.
Dort bekommen Sie ein Blatt Papier.
Schreiben Sie Ihren Namen auf das Blatt.""",
    """Am 15. August 2023 war ein großes Treffen.
82 Menschen waren da.
Sie haben über den Stadt-Teil gesprochen.
Alle hatten viele Ideen.
Die Ideen stehen in einem Buch.""",
    """Sind Sie alt?
Leben Sie allein?
Dann kommen Sie zu uns.
Wir spielen Karten.
Wir singen Lieder.
Jeden Dienstag von 14 Uhr bis 16 Uhr.""",
    """Sie sind schwanger.
Sie haben viele Fragen.
Eine Hebamme besucht Sie zu Hause.
Die Hebamme hilft Ihnen mit dem Baby.
Der Besuch kostet 0 Euro.""",
    """Auf dieser Seite finden Sie Angebote.
Suchen Sie ein Angebot?
Schreiben Sie ein Wort in das Feld.
Klicken Sie dann auf: Suchen.
Sie sehen eine Liste.""",
    """Viele Kinder bewegen sich wenig.
Darum gibt es einen Sport-Verein.
Dort können Kinder schwimmen und turnen.
Das Training ist am Mittwoch.
Es dauert 1 Stunde.""",
    """Die Stadt hat 6 Teile.
Einer heißt Osterfeld.
In Osterfeld wohnen viele Familien.
Dort gibt es einen neuen Spiel-Platz.
Der Spiel-Platz ist schön.""",
    """Brauchen Sie einen Dolmetscher?
Sagen Sie uns Ihre Sprache.
Wir finden eine Person für Sie.
Die Person spricht Ihre Sprache.
Sie müssen dafür kein Geld bezahlen.""",
    """Das Amt hat Ihren Antrag gelesen.
Sie bekommen einen Brief.
Lesen Sie den Brief genau.
Verstehen Sie den Brief?
Sonst fragen Sie uns.""",
    """Sie finden uns im Internet.
Die Adresse ist: www.oberhausen.de/hilfe
Oder schreiben Sie eine E-Mail.
Die E-Mail-Adresse ist: hilfe@oberhausen.de
Wir antworten schnell.""",
    """Im Sommer machen wir einen Ausflug.
Wir fahren mit dem Bus.
Bringen Sie Essen und Trinken mit.
Abends um 18:30 Uhr sind wir wieder da.
Das wird ein schöner Tag.""",
)

BAD = {
    Rule.SATZLAENGE: (
        "Am Montag treffen sich alle Frauen und Männer aus dem Stadtteil im großen Haus am Markt.",
        "Die Gruppe für Eltern mit kleinen Kindern ist jeden Tag am Morgen und am Abend offen.",
    ),
    Rule.ZEILE: ("Wir helfen Ihnen. Rufen Sie an.", "Haben Sie Fragen? Wir sind da."),
    Rule.AUSSAGE: (
        "Wenn Sie Fragen haben, rufen Sie an.",
        "Sie bekommen Hilfe, weil Sie krank sind.",
        "Wir wissen, dass Sie Hilfe brauchen.",
        "Der Mann, der im Haus wohnt, hilft Ihnen.",
        "Sie rufen an und machen einen Termin.",
        "Der Kurs ist kostenlos, er beginnt um 9 Uhr.",
        "Der Kurs ist neu, die Gruppe ist klein.",
        "Um Geld zu bekommen, gehen Sie zum Amt.",
        "Wir sagen Ihnen, wo Sie Hilfe bekommen.",
        "Das Haus ist alt, aber es gefällt uns.",
    ),
    Rule.GENITIV: (
        "Das Haus des Vaters ist groß.",
        "Die Hilfe der Stadt ist wichtig.",
        "Das ist der Anfang eines neuen Weges.",
        "Die Farbe Ihres Hauses ist schön.",
        "Innerhalb der Stadt fährt ein Bus.",
    ),
    Rule.PASSIV: (
        "Der Antrag wird von dem Amt geprüft.",
        "Das Geld wurde bezahlt.",
        "Die Kinder werden abgeholt.",
        "Das Haus ist gebaut worden.",
        "Sie werden von uns informiert.",
    ),
    Rule.KONJUNKTIV: ("Das wäre gut.", "Sie könnten kommen.", "Ich würde gerne kommen."),
    Rule.VERNEINUNG: ("Sie dürfen hier nicht parken.", "Niemand war da."),
    Rule.LANGES_WORT: (
        "Gehen Sie zur Schuldnerberatung.",
        "Das Familiengrundschulzentrum ist offen.",
        "Das ist die Kindertageseinrichtung.",
    ),
    Rule.SCHWERES_WORT: (
        "Das ist eine gute Maßnahme.",
        "Die Prävention ist wichtig.",
        "Hier arbeiten Institutionen.",
        "Man geht hier links.",
    ),
    Rule.ZAHLWORT: ("Es gibt drei Gruppen.", "Das Haus hat fünfundzwanzig Zimmer."),
    Rule.GROSSE_ZAHL: ("Hier wohnen 211.000 Menschen.", "30 Prozent sind Kinder."),
    Rule.ABKUERZUNG: (
        "Bringen Sie z. B. Papier mit.",
        "Das kostet ca. 5 Euro.",
        "Fragen Sie nach BuT.",
        "Die OGS ist offen.",
    ),
    Rule.SONDERZEICHEN: (
        "Eltern & Kinder sind da.",
        "Die Gruppe (ab 6 Jahre) ist klein.",
        "Expert*innen helfen Ihnen.",
        "Kinder/Eltern sind da.",
    ),
    Rule.DATUM: (
        "Das Fest ist am 15.08.2023.",
        "Der Kurs beginnt am 1.9.",
        "Ab 2023-08-15 ist zu.",
    ),
    Rule.UHRZEIT: (
        "Das Fest beginnt um 14:00 Uhr.",
        "Wir sind von 9-12 Uhr da.",
        "Kommen Sie um halb neun.",
    ),
}
