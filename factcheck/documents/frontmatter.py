"""The YAML block between `---` lines at the very start of an article."""

import re
from dataclasses import dataclass, field

from factcheck.model import Span

_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
# The value ends before the space at the end of the line; possessive, so that no run of spaces is gone through twice.
_KEY_LINE = re.compile(
    r"^([A-Za-z][\w -]{0,40}):(?:[ \t]++((?:[^ \t\n]++|[ \t]++(?=[^ \t\n]))*+))?[ \t]*$", re.MULTILINE
)
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
# Lines whose meaning in YAML is beyond doubt; anything else goes to the YAML reader.
_PLAIN_LINE = re.compile(
    r"""(?P<key>[A-Za-z][\w-]*):[ ]+
    (?:"(?P<double>[^"\\\r\n]*)"|'(?P<single>[^'\r\n]*)'|(?P<bare>[A-Za-z0-9][\w .+/()-]*(?::\d\d[\w .+:-]*)?))
    [ ]*(?:\r\n|\n|\r|\Z)""",
    re.VERBOSE,
)
_LONGEST = 1 << 16
KEYS = ("title", "source", "published", "modified")


@dataclass(slots=True)
class FrontMatter:
    """What the front matter states: raw strings by key with their place, where the article starts, what was wrong."""

    body_start: int
    values: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    fault: str | None = None


def find(text: str) -> FrontMatter | None:
    """The front matter of a text; None when it has none (a rule above ordinary prose is not front matter)."""
    opening = _OPENING.match(text)
    if not opening:
        return None
    start = opening.end()
    closing = _CLOSING.search(text, start, start + _LONGEST)
    if closing is None:
        return _unclosed(text, start)
    block = text[start : closing.start()]
    if block.strip() and not _KEY_LINE.search(block):
        return None
    found = FrontMatter(closing.end())
    if not _read_plain(text, start, closing.start(), found):
        _read_yaml(block, start, found)
    return found


def _unclosed(text: str, start: int) -> FrontMatter | None:
    blank = _BLANK_LINE.search(text, start, start + _LONGEST)
    end = blank.end() if blank else min(len(text), start + _LONGEST)
    lines = text[start:end].splitlines()
    if not blank or not all(_KEY_LINE.match(line) for line in lines if line.strip()):
        return None
    found = FrontMatter(end, fault="front matter has no closing --- line: taken to end at the first empty line")
    _salvage(text[start:end], start, found)
    return found


def _read_plain(text: str, start: int, end: int, found: FrontMatter) -> bool:
    values: dict[str, str] = {}
    spans: dict[str, Span] = {}
    while start < end:
        line = _PLAIN_LINE.match(text, start, end)
        if line is None or line["key"] in values:
            return False
        group = next(name for name in ("double", "single", "bare") if line[name] is not None)
        values[line["key"]] = line[group].strip()
        if line[group].strip():
            spans[line["key"]] = _trimmed(text, *line.span(group))
        start = line.end()
    if any(value.lower() in {"null", "true", "false"} for value in values.values()):
        return False
    found.values = {key: values[key] for key in KEYS if key in values}
    found.spans = {key: spans[key] for key in KEYS if key in spans}
    return True


def _read_yaml(block: str, start: int, found: FrontMatter) -> None:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.nodes import MappingNode, ScalarNode

    try:
        root = YAML(typ="safe", pure=True).compose(block)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        return _not_yaml(block, start, found, f"line {line}: {str(error.problem).splitlines()[0]}")
    except (YAMLError, ValueError, RecursionError) as error:
        return _not_yaml(block, start, found, str(error).splitlines()[0] if str(error) else "nested too deeply")
    if root is None:
        return None
    if not isinstance(root, MappingNode):
        return _not_yaml(block, start, found, "not a list of `key: value` lines")
    for key, value in root.value:
        if not isinstance(key, ScalarNode) or key.value not in KEYS:
            continue
        if key.value in found.values:
            found.fault = f"front matter names `{key.value}` twice: took the first"
        elif not isinstance(value, ScalarNode):
            found.fault = f"front matter: `{key.value}` must be a single value"
        elif value.tag != "tag:yaml.org,2002:null" and value.value.strip():
            found.values[key.value] = " ".join(value.value.split())
            found.spans[key.value] = _inside(block, start, value.start_mark.index, value.end_mark.index)
    return None


def _not_yaml(block: str, start: int, found: FrontMatter, why: str) -> None:
    _salvage(block, start, found)
    taken = ", ".join(found.values) or "nothing"
    found.fault = f"front matter is not valid YAML ({why}): took {taken} from it line by line"


def _salvage(block: str, start: int, found: FrontMatter) -> None:
    for line in _KEY_LINE.finditer(block):
        key = line[1].lower()
        if key in KEYS and key not in found.values and line[2]:
            span = _inside(block, start, *line.span(2))
            found.values[key] = block[span.start - start : span.end - start]
            found.spans[key] = span


def _inside(block: str, offset: int, start: int, end: int) -> Span:
    """The place of a value in the document without its quotation marks and outer space."""
    while end - start > 1 and block[end - 1].isspace():
        end -= 1
    if end - start > 2 and block[start] in "\"'" and block[end - 1] == block[start]:
        start, end = start + 1, end - 1
    elif block[start] in "|>":
        start = block.find("\n", start, end) + 1 or start
    span = _trimmed(block, start, end)
    return Span(start=span.start + offset, end=span.end + offset)


def _trimmed(text: str, start: int, end: int) -> Span:
    while end - start > 1 and text[start].isspace():
        start += 1
    while end - start > 1 and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
