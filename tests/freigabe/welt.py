"""One of everything: the world in which the permission matrix asks."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from angebote.models import Angebot, Einrichtung
from portal.core.models import Schlagwort
from portal.freigabe import groups
from portal.freigabe.models import Paket
from portal.media.models import Bild, Dokument
from portal.register.models import (
    Kontakt,
    Lebensphase,
    Runde,
    Sozialquartier,
    Sozialraum,
    Themenfeld,
    Themeninsel,
    Zielgruppe,
)
from portal.sprachen.models import Fachbegriff, Sprache
from publikationen.models import Anregung
from search.models import PromotedHit, SearchDemand, SynonymGroup

from .factories import Haus, change, fresh, make_angebot, make_live
from .matrix import Address, addresses
from .welt_links import link_of, shut_doors, token_for, usable_tokens
from .welt_weitere import Weitere


def vocabulary(haus: Haus) -> dict[str, Any]:
    """One entry of every register, by the name its addresses carry."""
    raum = Sozialraum.objects.create(name="Osterfeld", slug="osterfeld", kuerzel="OS")
    feld = Themenfeld.objects.create(name="Gesundheit", slug="gesundheit")
    return {
        "sozialraum": raum,
        "sozialquartier": Sozialquartier.objects.create(
            name="Quartier", slug="quartier", sozialraum=raum
        ),
        "themenfeld": feld,
        "themeninsel": Themeninsel.objects.create(
            name="Gesundheit", slug="gesundheit", farbe="gesundheit"
        ),
        "zielgruppe": Zielgruppe.objects.create(name="Eltern", slug="eltern"),
        "lebensphase": Lebensphase.objects.create(
            name="0-1", slug="0-1", alter_von_monate=0, alter_bis_monate=12
        ),
        "runde": Runde.objects.create(name="Runde 1", slug="runde-1", nummer=1),
        "bereich": haus.b,
        "kontakt": Kontakt.objects.create(bezeichnung="Stelle", bereich=haus.a),
        "einrichtung": Einrichtung.objects.create(name="Haus"),
        "schlagwort": Schlagwort.objects.create(name="Baby", slug="baby"),
    }


PAGE_PARAMS: Final = ("page_id", "page_pk", "page_to_move_id", "(0)", "pk")


def is_of_a_page(address: Address) -> bool:
    """Is the address asked for a page that somebody edits? Those of readers are not."""
    if address.name.startswith("wagtailadmin_api:pages:"):
        return bool(address.params)
    names = set(PAGE_PARAMS) - {"pk"}
    public = address.name.startswith(("wagtail_serve", "wagtaildocs_", "wagtailcore_"))
    return not public and bool(names & set(address.params))


class Welt:
    """One of everything, so that every address leads to something that exists."""

    def __init__(self) -> None:
        cache.clear()  # sizes of pictures of the world before
        self.haus = Haus()
        self.page = self.haus.in_review(title="Geheimes Angebot")
        self.live = make_live(self.haus.index, self.haus.a, title="Offen")
        self.register = vocabulary(self.haus)
        # A keyword has a page only while a public page carries it.
        self.live.schlagwoerter.add("Baby")
        self.live.save_revision().publish()
        self.live = fresh(self.live)
        self.bild = Bild.objects.create(title="Bild", file=get_test_image_file())
        # Made here: the cache would outlive a row that a test takes back.
        self.groesse = self.bild.get_rendition("width-100")
        self.dokument = Dokument.objects.create(title="Doc", file=ContentFile(b"%PDF-1.4", "a.pdf"))
        # Kept with the document when it is first asked for, which is no deed of the asking role.
        self.dokument.get_file_size()
        self.dokument.get_file_hash()
        self.page = self.with_annexes(self.page)
        self.translation = self.make_translation()
        self.paket = Paket.objects.create(titel="Ausschuss")
        in_vain = {"query": "treff", "language": "de", "count": 1, "hits": 0}
        SearchDemand.objects.create(day=timezone.localdate(), **in_vain)
        self.anregung = Anregung.objects.create(text="Ein Treff am Abend")
        self.synonyme = SynonymGroup.objects.create(words="treff\nrunde")
        self.fachbegriff = Fachbegriff.objects.create(begriff="Lauftreff")
        self.treffer = PromotedHit.objects.create(query="treff", page=self.live)
        self.fremd = make_angebot(
            self.haus.index, self.haus.b, self.haus.einreichung_b, title="Geheimer Lauf"
        )
        self.privat = self.make_private()
        self.umleitung = Redirect.objects.create(old_path="/alt", redirect_page=self.live)
        self.tokens = usable_tokens(self.haus)
        self.weitere = Weitere(self.haus)
        self.shut = dict(shut_doors(self.haus, self.tokens))

    def make_private(self) -> Angebot:
        """Online, but for one group only."""
        page = make_live(self.haus.index, self.haus.a, title="Nur intern")
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
        restriction.groups.add(Group.objects.get(name=groups.REDAKTION))
        return fresh(page)

    def variants(self) -> dict[str, str]:
        """Further objects behind addresses that the matrix asks for one object only."""
        found = {
            "wagtail_serve@privat": self.privat.url,
            "pdf@privat": self.privat.url[:-1] + ".pdf",
        }
        for which, page in (("privat", self.privat), ("fremd", self.fremd)):
            for address in filter(is_of_a_page, addresses()):
                found[f"{address.name}@{which}"] = self.page_path(address, page)
        for address in addresses():
            if address.params == ("bereich_pk",):
                found[f"{address.name}@fremd"] = reverse(address.name, args=[self.haus.b.pk])
        return found | self.shut | self.bulk_actions()

    def page_path(self, address: Address, page: Angebot) -> str:
        """The address for another page; steps of a review stay those of the offer of A."""
        other = dict.fromkeys(PAGE_PARAMS, page.pk) | {"revision_id": page.latest_revision_id}
        values = [other.get(n, known) for n, known in self.values(address).items()]
        return reverse(address.name, args=values)

    def bulk_actions(self) -> dict[str, str]:
        """Every action on several objects that Wagtail knows, on one of each kind."""
        bulk_action_registry._scan_for_bulk_actions()
        found = {}
        for app, models in bulk_action_registry.actions.items():
            for model, actions in models.items():
                instance = self.bulk_object(model)
                group = "angebot" if model == "page" else app
                for action in actions:
                    path = reverse("wagtail_bulk_action", args=[app, model, action])
                    name = f"wagtail_bulk_action@{group}:{model}:{action}"
                    found[name] = f"{path}?id={instance.pk}"
        return found

    def bulk_object(self, model: str) -> Any:
        known = self.register | {
            "page": self.privat,
            "bild": self.bild,
            "dokument": self.dokument,
            "user": self.haus.leitung_b,
            "synonymgroup": self.synonyme,
            "promotedhit": self.treffer,
            "fachbegriff": self.fachbegriff,
        }
        return known[model]

    def with_annexes(self, page: Any) -> Any:
        """The secret offer shows the picture and offers the document, in its draft only."""
        picture = ("bild", {"bild": self.bild, "unterschrift": ""})
        annex = ("dokument", {"dokument": self.dokument, "beschreibung": ""})
        return change(page, self.haus.einreichung_a, beschreibung=[picture, annex])

    def make_translation(self) -> Translation:
        english = Locale.objects.get(language_code="en")
        start = self.haus.index.get_parent()
        for page in (start, self.haus.index):
            page.specific.copy_for_translation(english)
        source, _new = TranslationSource.get_or_create_from_instance(self.live)
        translation = Translation.objects.create(source=source, target_locale=english)
        translation.save_target(publish=False)
        return translation

    def values(self, address: Address) -> dict[str, Any]:
        """A value for each parameter of an address."""
        return {name: self.value(address.name, name) for name in address.params}

    def value(self, address: str, name: str) -> Any:
        known = self.known()
        if name in {"pk", "object_id"}:
            return self.primary_key(address)
        if name == "token":
            return token_for(address, self.tokens)
        return known.get(name, "x")

    def known(self) -> dict[str, Any]:
        state = fresh(self.page).current_workflow_task_state
        segment = self.translation.source.stringsegment_set.first()
        return {
            "page_id": self.page.pk,
            "page_pk": self.page.pk,
            "parent_page_id": self.haus.index.pk,
            "page_to_move_id": self.page.pk,
            "destination_id": self.haus.index.pk,
            "revision_id": self.page.latest_revision_id,
            "workflow_state_id": state.workflow_state_id,
            "workflow_pk": state.workflow_state.workflow_id,
            "task_state_id": state.pk,
            "task_id": state.task_id,
            "action_name": "approve",
            "content_type_app_name": "angebote",
            "content_type_model_name": "angebot",
            "app_label": "wagtailcore",
            "app_name": "core",
            "model_name": "page",
            "action": "delete",
            "translation_id": self.translation.pk,
            "format_name": "po",
            "translation_source_id": self.translation.source_id,
            "string_segment_id": segment.pk if segment else 0,
            "overridable_segment_id": 0,
            "mode": "druck",
            "bereich_pk": self.haus.a.pk,
            "collection_id": 1,
            "document_id": self.dokument.pk,
            "doc_id": self.dokument.pk,
            "image_id": self.bild.pk,
            "filter_spec": "width-100",
            "uploaded_file_id": 0,
            "redirect_id": self.umleitung.pk,
            "session_id": 0,
            "restriction_id": 0,
            "page_view_restriction_id": 0,
            "slug": "baby",
            "kind": "angebot",
            "path": "angebote/offen",
            "rest": "angebote/",
            "name": self.groesse.file.name.split("/")[-1],
            "uidb64": "x",
            "(0)": self.page.pk,
            "(1)": "earliest",
            "(2)": "latest",
        }

    def primary_key(self, address: str) -> Any:
        for name, instance in self.register.items():
            if f"_{name}:" in address or address.startswith(f"{name}_"):
                return instance.pk
        known = {
            "wagtailadmin_api:pages": self.page.pk,
            "wagtailadmin_api:documents": self.dokument.pk,
            "wagtailadmin_api:images": self.bild.pk,
            "wagtaildocs_chooser": self.dokument.pk,
            "wagtailimages_chooser": self.bild.pk,
            "wagtailusers_users": self.haus.leitung_b.pk,
            "wagtailusers_groups": self.haus.leitung_b.groups.get().pk,
            "sprachen": Sprache.objects.get(code="tr").pk,
            "anregungen": self.anregung.pk,
            "zustaendigkeiten": self.haus.leitung_b.zustaendigkeiten.get().pk,
            "freigabe_paket": self.paket.pk,
            "freigabe_link_entwerten": link_of(self.tokens["freigabe"]).pk,
            "register_schlagwort_join": self.register["schlagwort"].pk,
        }
        return next((pk for prefix, pk in known.items() if address.startswith(prefix)), 1)
