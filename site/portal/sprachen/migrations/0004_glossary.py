"""The terms of the field with preferred translations, in the words that the site itself uses."""

from django.db import migrations

# term, further forms, explanation, {language: translations, the preferred one first}
TERMS = [
    ("Sozialraum", "Sozialräume\nSozialräumen", "Einer von sechs Planungsbezirken der Stadt. Nicht Stadtbezirk.",
     {"en": "district", "tr": "bölge", "ar": "منطقة", "uk": "район"}),
    ("Sozialquartier", "Quartier\nQuartiere\nQuartieren", "Eines von 27 Quartieren, jedes in einem Sozialraum.",
     {"en": "quarter", "tr": "mahalle", "ar": "حي | أحياء", "uk": "квартал"}),
    ("Stadtbezirk", "Stadtbezirke", "Einer von drei Bezirken der Verwaltung. Nicht Sozialraum.",
     {"en": "borough", "tr": "şehir ilçesi | ilçe", "ar": "دائرة المدينة | دائرة", "uk": "міський округ | округ"}),
    ("stadtweit", "", "Für die ganze Stadt, nicht für einzelne Sozialräume.",
     {"en": "city-wide | across the city", "tr": "bütün şehir", "ar": "في كل المدينة", "uk": "усе місто | по всьому місту"}),
    ("Themeninsel", "Themeninseln", "Ein Tisch mit einem Thema auf einer Veranstaltung.",
     {"en": "theme | theme table", "tr": "konu", "ar": "موضوع | مواضيع", "uk": "тема"}),
    ("Angebot", "Angebote\nAngeboten", "Eine Hilfe für Menschen: was, für wen, wo, wann. Kein Kaufangebot.",
     {"en": "offer", "tr": "hizmet", "ar": "عرض | عروض", "uk": "пропозиція"}),
    ("Maßnahmensteckbrief", "Steckbrief\nSteckbriefe\nMaßnahmensteckbriefe", "Beschreibung eines Programms: Ziel, Träger, Förderung, Laufzeit.",
     {"en": "programme profile | profile", "tr": "program tanıtımı | tanıtım", "ar": "ملف البرنامج | ملف", "uk": "опис програми | опис"}),
    ("Handlungsempfehlung", "Empfehlung\nEmpfehlungen\nHandlungsempfehlungen", "Nummerierte Empfehlung aus einem Strategiepapier.",
     {"en": "recommendation", "tr": "öneri", "ar": "توصية | توصيات", "uk": "рекомендація"}),
    ("Strategiepapier", "Strategiepapiere\nStrategiepapieren", "Das Papier eines Sozialraums mit Analyse und Empfehlungen.",
     {"en": "strategy paper", "tr": "strateji belgesi", "ar": "ورقة استراتيجية | أوراق الاستراتيجية", "uk": "стратегічний документ"}),
    ("Dokumentation", "Dokumentationen", "Der Bericht über eine Veranstaltung.",
     {"en": "documentation", "tr": "belgeleme", "ar": "توثيق", "uk": "документація"}),
    ("Expert*innendialog", "Expert*innendialoge\nExpert*innendialogen", "Die Veranstaltung in einem Sozialraum.",
     {"en": "expert dialogue", "tr": "uzman diyaloğu", "ar": "حوار الخبراء", "uk": "експертний діалог"}),
    ("Sozialkonferenz", "Sozialkonferenzen", "Veranstaltung für die ganze Stadt, mit einem Motto.",
     {"en": "social conference | Sozialkonferenz", "tr": "sosyal konferans", "ar": "المؤتمر الاجتماعي", "uk": "соціальна конференція"}),
    ("Bereich", "Bereiche\nBereichen", "Eine Abteilung der Stadtverwaltung; die Nummer bleibt stehen (3-2).",
     {"en": "department", "tr": "birim", "ar": "إدارة", "uk": "відділ"}),
    ("Fachbereich", "Fachbereiche\nFachbereichen", "Ein Teil eines Bereichs (3-2-10).",
     {"en": "unit", "tr": "alt birim", "ar": "قسم", "uk": "підвідділ"}),
    ("Anregung", "Anregungen", "Ein Vorschlag aus einer Veranstaltung oder von Bürger*innen.",
     {"en": "suggestion", "tr": "fikir", "ar": "اقتراح", "uk": "ідея"}),
    ("Bekanntheit", "", "Wie viele ein Angebot kannten, immer mit der Zahl der Antworten.",
     {"en": "awareness | how well known", "tr": "bilinirlik", "ar": "مدى المعرفة", "uk": "обізнаність"}),
    ("Abstimmung", "", "Alle beteiligten Bereiche stimmen zu. Keine Wahl.",
     {"en": "agreement", "tr": "mutabakat", "ar": "توافق", "uk": "узгодження"}),
    ("Freigabe", "Freigaben", "Die Leitung des Bereichs erlaubt die Veröffentlichung.",
     {"en": "release", "tr": "yayın onayı", "ar": "اعتماد", "uk": "погодження"}),
    ("Drucksache", "Drucksachen", "Papier des Rates mit einer Nummer wie B/17/3936-01.",
     {"en": "council paper", "tr": "şehir meclisi belgesi", "ar": "وثيقة المجلس", "uk": "документ міської ради"}),
    ("Umsetzungsstand", "", "Wie weit eine Empfehlung umgesetzt ist.",
     {"en": "status of implementation", "tr": "uygulama durumu", "ar": "حالة التنفيذ", "uk": "стан виконання"}),
    ("Sozialbericht", "Sozialberichte", "Zahlen zur sozialen Lage, alle zwei Jahre.",
     {"en": "social report", "tr": "sosyal rapor", "ar": "التقرير الاجتماعي", "uk": "соціальний звіт"}),
    ("Sozialindex", "", "Kennzahl je Sozialquartier; Mittelwert der Stadt ist 0.",
     {"en": "social index", "tr": "sosyal endeks", "ar": "المؤشر الاجتماعي", "uk": "соціальний індекс"}),
    ("Präventionskette", "Präventionsketten", "Hilfen, die von der Schwangerschaft bis zum Beruf ineinandergreifen.",
     {"en": "chain of prevention", "tr": "önleme zinciri", "ar": "سلسلة الوقاية", "uk": "ланцюг профілактики"}),
]  # fmt: skip


def add_terms(apps, schema_editor):
    term = apps.get_model("sprachen", "Fachbegriff")
    for begriff, formen, erlaeuterung, bevorzugt in TERMS:
        term.objects.get_or_create(
            begriff=begriff,
            defaults={"formen": formen, "erlaeuterung": erlaeuterung, "bevorzugt": bevorzugt},
        )


class Migration(migrations.Migration):
    dependencies = [("sprachen", "0003_translation_desk")]

    operations = [migrations.RunPython(add_terms, migrations.RunPython.noop)]
