from .document import (
    SERVED,
    TOKEN_COLUMNS,
    SearchDocument,
    SearchDocumentQuerySet,
    SearchFacet,
    SearchLink,
)
from .vocabulary import SearchTerm

__all__ = [
    "SERVED",
    "TOKEN_COLUMNS",
    "SearchDocument",
    "SearchDocumentQuerySet",
    "SearchFacet",
    "SearchLink",
    "SearchTerm",
]
