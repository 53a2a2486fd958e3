from .attachment import DocumentText
from .demand import SearchDemand, SearchDemandQuerySet
from .document import (
    SERVED,
    TOKEN_COLUMNS,
    SearchDocument,
    SearchDocumentQuerySet,
    SearchFacet,
    SearchLink,
)
from .learned import LearnedWords, LearnedWordsQuerySet
from .posting import PostingCollection, SearchPosting
from .promotion import PromotedHit, PromotedHitQuerySet
from .synonyms import SynonymGroup
from .vocabulary import SearchTerm, SearchToken
from .write import SearchWrite

__all__ = [
    "SERVED",
    "TOKEN_COLUMNS",
    "DocumentText",
    "LearnedWords",
    "LearnedWordsQuerySet",
    "PostingCollection",
    "PromotedHit",
    "PromotedHitQuerySet",
    "SearchDemand",
    "SearchDemandQuerySet",
    "SearchDocument",
    "SearchDocumentQuerySet",
    "SearchFacet",
    "SearchLink",
    "SearchPosting",
    "SearchTerm",
    "SearchToken",
    "SearchWrite",
    "SynonymGroup",
]
