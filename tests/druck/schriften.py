"""One sentence in every language, with the letters that only this language has, and a number."""

from __future__ import annotations

from typing import Final

SAETZE: Final = {
    "de": "Größere Kinder üben täglich (ab 6 Jahren) – Straße 12",
    "de-simple": "Die Kinder üben jeden Tag. Es gibt 12 Plätze.",
    "en": "Older children practise every day – 12 places",
    "tr": "Büyük çocuklar şğıİöç her gün çalışır – 12 kişi",
    "ar": "الأطفال يتدربون كل يوم (من سن 6) – 12 مكانًا",
    "fa": "کودکان هر روز تمرین می‌کنند (از ۶ سالگی) – 12 جا، گچ پژ",
    "uk": "Діти щодня вправляються, їжак і ґава – 12 місць",
    "ru": "Дети занимаются каждый день, ёж – 12 мест",
    "ro": "Copiii exersează zilnic: ăâîșțĂÂÎȘȚ – 12 locuri",
    "bg": "Децата се упражняват всеки ден, щъркел – 12 места",
    "pl": "Dzieci ćwiczą codziennie: ąćęłńóśźżŁŻ – 12 miejsc",
    "fr": "Les enfants s’exercent : œuvre, çà, « là » – 12 places",
    "ku": "Zarok her roj dixebitin: êîûşçÊÎÛŞÇ – 12 cih",
}
