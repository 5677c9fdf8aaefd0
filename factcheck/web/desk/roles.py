"""Which role a page of the desk needs."""

from fastapi import Request

from factcheck.web.access import Role, identity_of
from factcheck.web.problems import ProblemError

_REFUSED = {
    "reviewer": "readers see everything and decide nothing: ask for the role of a reviewer",
    "admin": "only an admin of this desk may do this",
}


class AtLeast:
    """A condition of a route: whoever asks has this role or one that may do more."""

    def __init__(self, role: Role) -> None:
        self.role = role

    def __call__(self, request: Request) -> None:
        """Raises ProblemError for whoever may not."""
        if not identity_of(request.scope).is_at_least(self.role):
            raise ProblemError(403, _REFUSED[self.role])
