"""Thirty short pages and what people type, for tests that compare engines."""

from __future__ import annotations

from search.measuring import JudgedPage

_PAGES = """
Schuldnerberatung|Hilfe bei Schulden, Pfändung und Insolvenz. Die Beratung ist kostenlos.
Familienzentrum Osterfeld|Treffpunkt für Familien mit Krabbelgruppe und Elterncafé.
Suchtberatung im Kompetenzzentrum|Beratung bei Alkohol, Drogen und Glücksspiel, auch für Angehörige.
Hebammensprechstunde|Fragen zur Schwangerschaft und Geburt beantwortet eine Familienhebamme.
Sprachkurs Deutsch A1|Deutschkurs für Anfängerinnen und Anfänger mit Kinderbetreuung.
Sprach- und Kulturmittler*innen|Begleitung zu Terminen bei Ämtern und in der Praxis.
Seniorentreff|Kaffee, Spiele und Gymnastik für ältere Menschen.
Seniorengymnastik|Bewegung im Sitzen, jeden Dienstag im Bürgerhaus.
Jugendclub|Offener Treff für Jugendliche mit Musik und Sport.
Fußballtraining für Mädchen|Training auf dem Sportplatz, ohne Vereinsmitgliedschaft.
Wohnberatung|Umbau der Wohnung, wenn Treppen und Bad zum Hindernis werden.
Wohngeld|Zuschuss zur Miete. Den Antrag nimmt das Sozialrathaus an.
Bildung und Teilhabe|Geld für Schulausflüge, Mittagessen, Lernförderung und Sportverein.
Ehrenamtsagentur|Wer sich freiwillig engagieren möchte, findet hier eine Aufgabe.
Frühe Hilfen|Unterstützung für Eltern mit Babys im ersten Lebensjahr.
Babytreff am Vormittag|Eltern mit Babys treffen sich und fragen die Hebamme.
Gesundheitskiosk|Fragen zu Ärztinnen, Ärzten und Krankenkasse, ohne Termin.
Impfberatung|Welche Impfung ist wann nötig? Auskunft für Kinder und Erwachsene.
Bücherei Sterkrade|Bücher, Spiele und Vorlesestunden für Kinder.
Spielmobil|Spiele auf dem Schulhof in den Ferien.
Ferienspiele|Zwei Wochen Programm für Kinder in den Sommerferien.
Hausaufgabenhilfe|Nachmittags in der Grundschule, mit Mittagessen.
Stadtteilbüro Alstaden|Ansprechpartnerinnen für Nachbarschaft und Bürgerbeteiligung.
Gebärdensprache|Beratung in Gebärdensprache für gehörlose Menschen.
Trauercafé|Ein Ort für Menschen, die jemanden verloren haben.
Pflegestützpunkt|Auskunft über Pflegegrad, Pflegegeld und Hilfe zu Hause.
Berufsberatung an der Schule|Vom Abschluss in die Ausbildung: der Übergang Schule und Beruf.
Fahrradwerkstatt|Reparieren und leihen, für alle im Quartier.
Bürgerforum|Ideen für das Quartier sammeln und abstimmen.
Integrationsrat|Vertretung der Menschen mit Einwanderungsgeschichte.
"""

PAGES = [
    JudgedPage(id=str(number), title=title, text=text)
    for number, line in enumerate(_PAGES.strip().splitlines(), 1)
    for title, text in [line.split("|")]
]

QUERIES = [
    "Schulden",
    "Beratung",
    "schuldnerbertung",
    "Hebamme",
    "Hilfe für Eltern mit Baby",
    "Senioren",
    "Spiele Kinder Ferien",
    "Gebaerdensprache",
    "Fussball",
    "Expertinnen",
    "Wer hilft mir, wenn ich meine Miete nicht bezahlen kann?",
    "kulturmittlerin",
    "xyzzy",
    '"OR AND ( *',
]

# What a reader in English asks of the same pages, and what the site has learned to understand it.
ENGLISH_PAGES = [JudgedPage(id="en-1", title="Debts and rent", text="Ask us about debts.")]
TRANSLATED = [
    ("Hilfe bei Schulden", "Help with debts"),
    ("Schulden und Miete", "Debts and rent"),
    ("Fußball für Mädchen", "Football for girls"),
    ("Kurs für Mädchen", "Course for girls"),
    ("Fußball am Abend", "Football in the evening"),
]
ENGLISH_QUERIES = ["debts", "football for girls", "swimming"]
