"""From sentences to claims: readers find typed values, and each is told what it is about and who says so.

The package is also the public verb `factcheck.claims(document)`: room and verb share a name, and a module may be called
when its class says so (Python's data model, "Customizing module attribute access").
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from factcheck.claims.reading import read

if TYPE_CHECKING:
    from factcheck.model import Claim, Document

__all__ = ["read"]


class _Verb(ModuleType):
    """This package, callable as the public verb."""

    def __call__(self, document: "Document") -> "tuple[Claim, ...]":
        """Every claim read from the document, in order of place."""
        # By name: the verb runs the rooms in their order, which this room itself must not know.
        pipeline: Any = import_module("factcheck.pipeline")
        claims: tuple[Claim, ...] = pipeline.read_article(document).claims
        return claims


sys.modules[__name__].__class__ = _Verb
