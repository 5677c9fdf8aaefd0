"""Text of strangers in the cells of a spreadsheet, where it must not become a formula."""

# OWASP, "CSV injection"; the wide forms are taken for the plain ones in some languages' versions.
_BEGINS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet that reads `text` from a file or a form could take it for a formula."""
    return text.lstrip().startswith(_BEGINS_FORMULA)
