"""Pages of every type, made the way the editor makes them: a revision that is published."""

from __future__ import annotations

import datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page

from angebote.models import Angebot, Einrichtung
from portal.home.models import Standardseite
from publikationen.models import (
    Dokumentation,
    Handlungsempfehlung,
    Massnahmensteckbrief,
    Strategiepapier,
    Veranstaltung,
)

from .register import BereichFactory, RundeFactory, SozialraumFactory, ThemenfeldFactory


class PageFactory(factory.Factory):
    """Abstract. ``parent`` is required; ``live=False`` leaves a draft; lists are relations."""

    class Meta:
        abstract = True

    live = True
    title = factory.Sequence(lambda n: f"Seite {n}")
    kurztext = "Ein Satz, der sagt, worum es geht."

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **kwargs: Any) -> Page:
        parent, live = kwargs.pop("parent"), kwargs.pop("live")
        words = kwargs.pop("schlagwoerter", [])
        relations = {
            name: kwargs.pop(name) for name in list(kwargs) if isinstance(kwargs[name], list)
        }
        streams = {name for name in relations if name in STREAMS}
        kwargs.update({name: relations.pop(name) for name in streams})
        kwargs.setdefault("locale", Locale.objects.get(language_code="de"))
        page = model_class(live=False, **kwargs)
        for name, value in relations.items():
            setattr(page, name, value)
        if words:
            page.schlagwoerter.add(*words)
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        return model_class.objects.get(pk=page.pk)


# Lists given for these are stream data, other lists are child objects or choices.
STREAMS = {"beschreibung", "text", "begruendung", "kapitel", "einleitung"}


class EinrichtungFactory(DjangoModelFactory):
    class Meta:
        model = Einrichtung

    name = factory.Sequence(lambda n: f"Haus {n}")
    strasse = "Musterstraße 7"
    plz = "46047"
    stufenlos = "ja"


class AngebotFactory(PageFactory):
    class Meta:
        model = Angebot

    title = factory.Sequence(lambda n: f"Babytreff {n}")
    stadtweit = factory.LazyAttribute(lambda offer: not getattr(offer, "sozialraeume", None))
    zustaendiger_bereich = factory.LazyFunction(BereichFactory)


class HandlungsempfehlungFactory(PageFactory):
    class Meta:
        model = Handlungsempfehlung

    title = factory.Sequence(lambda n: f"Babytreff sichern {n}")
    stadtweit = factory.LazyAttribute(lambda page: not getattr(page, "sozialraeume", None))
    zustaendiger_bereich = factory.LazyFunction(BereichFactory)
    themenfeld = factory.LazyFunction(ThemenfeldFactory)


class MassnahmensteckbriefFactory(PageFactory):
    class Meta:
        model = Massnahmensteckbrief

    title = factory.Sequence(lambda n: f"Frühe Hilfen {n}")
    stadtweit = factory.LazyAttribute(lambda page: not getattr(page, "sozialraeume", None))
    zustaendiger_bereich = factory.LazyFunction(BereichFactory)
    ziel = "Familien werden früh erreicht."


class StrategiepapierFactory(PageFactory):
    class Meta:
        model = Strategiepapier

    title = factory.Sequence(lambda n: f"Strategiepapier {n}")
    sozialraum = factory.LazyFunction(SozialraumFactory)
    zustaendiger_bereich = factory.LazyFunction(BereichFactory)
    datum = datetime.date(2023, 2, 1)
    datum_genauigkeit = "monat"
    herausgeber = "Stadt Oberhausen"


class VeranstaltungFactory(PageFactory):
    class Meta:
        model = Veranstaltung

    title = factory.Sequence(lambda n: f"Expert*innendialog {n}")
    runde = factory.LazyFunction(RundeFactory)
    datum = datetime.date(2023, 8, 15)
    status = "hat_stattgefunden"


class DokumentationFactory(PageFactory):
    class Meta:
        model = Dokumentation

    title = factory.Sequence(lambda n: f"Dokumentation {n}")
    slug = "dokumentation"


class StandardseiteFactory(PageFactory):
    class Meta:
        model = Standardseite
