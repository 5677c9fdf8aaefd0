"""What stands before a cue in its clause: negators, refusals, near misses, plans."""

from dataclasses import dataclass

from factcheck.claims.about.lemmas import lemma
from factcheck.claims.page import Page
from factcheck.claims.readers.polarity.cues import CueTable


@dataclass(frozen=True, slots=True)
class Scope:
    """The token of the negator in force (None when there is none or two cancel out), the hedge, and whether the cue
    says nothing at all ("almost won")."""

    negator: int | None = None
    hedge: str | None = None
    dropped: bool = False


_CLAUSE = frozenset('.;:—!?(),"') | frozenset(
    str.split("""
    but although while whereas because who which that when after before until since though where if whether unless and
    """)
)
_PREPOSITIONS = frozenset({"for", "of", "in", "on", "with", "by", "at", "from", "to", "about", "over", "as"})
_THROUGH = frozenset({"if", "whether", "unless"})
_REACH = 7


def scope_of(page: Page, index: int, table: CueTable, *, verb: bool) -> Scope:
    """The scope of the cue at token `index`, read backwards to the start of its clause, at most seven tokens.

    A negator reaches a noun or adjective only inside its own phrase; it reaches a verb over auxiliaries and adverbs.
    """
    words, sentence = page.words, page.sentence_of
    negator: int | None = None
    count = 0
    closed = False
    hedge = "hypothetical" if _is_question(page, sentence[index]) else None
    at = index - 1
    while at >= 0 and index - at <= (_REACH + 2 if verb else _REACH) and sentence[at] == sentence[index]:
        word = words[at]
        if _phrase_ending(words, at, table.near_misses) and index - at <= 3:
            return Scope(dropped=True)
        phrase = _phrase_ending(words, at, table.lifted) if hedge is None else None
        if phrase is not None and _lifts(words, at, index, phrase, table):
            hedge = "planned" if phrase in table.planned else "hypothetical"
        if word in _CLAUSE:
            break
        if word in _PREPOSITIONS and not (verb and word == "to"):
            closed = True
        if _is_subject_negator(page, at) and verb:
            length = 1
        else:
            length = 0 if closed or _is_side(page, at) else _negates(words, at, index, table)
        if length:
            count += 1
            negator = at - length + 1
        at -= 1
    return Scope(negator=negator if count % 2 else None, hedge=hedge)


def _phrase_ending(words: list[str], at: int, phrases: dict[str, list[tuple[str, ...]]]) -> tuple[str, ...] | None:
    word = words[at]
    tail = "'ll" if word.endswith("'ll") else "'d" if word.endswith("'d") else word
    for phrase in phrases.get(tail, ()):
        begin = at - len(phrase) + 1
        if begin >= 0 and (len(phrase) == 1 or tuple(words[begin:at]) == phrase[:-1]):
            return phrase
    return None


def _is_subject_negator(page: Page, at: int) -> bool:
    """ "None of the members were present", "No bonus for members will be paid": reaches the verb over the subject."""
    if page.words[at] not in ("no", "none", "neither", "nobody", "nothing"):
        return False
    if page.words[at] == "no" and page.words[at + 1 : at + 2] in (["doubt"], ["fewer"], ["less"], ["more"], ["later"]):
        return False
    opens = at == 0 or page.sentence_of[at - 1] != page.sentence_of[at] or page.words[at - 1] in _CLAUSE
    return opens and page.words[at + 1 : at + 2] != ["-"]


def _is_question(page: Page, sentence: int) -> bool:
    span = page.sentences[sentence].span
    return page.text[max(span.start, span.end - 2) : span.end].rstrip().endswith("?")


def _is_side(page: Page, at: int) -> bool:
    """ "the No side", "voted No": a vote, not a negator."""
    opens = at == 0 or page.sentence_of[at - 1] != page.sentence_of[at] or page.words[at - 1] in ('"', ":")
    return page.words[at] == "no" and page.text[page.starts[at]].isupper() and not opens


def _lifts(words: list[str], at: int, index: int, phrase: tuple[str, ...], table: CueTable) -> bool:
    """Whether the lifter governs the cue: "to" only directly before a verb, a modal over a few words."""
    if phrase == ("to",):
        if at != index - 1 or lemma(words[index]) != words[index]:
            return False
        return all(lemma(words[back]) not in table.factive for back in range(max(0, at - 5), at))
    return index - at <= 5 or phrase[0] in _THROUGH


def _negates(words: list[str], at: int, index: int, table: CueTable) -> int:
    """How many tokens, ending at `at`, negate the cue: 0 for none."""
    word = words[at]
    if word == "one" and words[max(0, at - 2) : at] == ["no", "-"]:
        return 3
    phrase = _phrase_ending(words, at, table.refusal_phrases)
    if phrase is not None and index - at <= 4:
        return len(phrase)
    if lemma(word) in table.refusals and at + 1 < len(words) and words[at + 1] == "to" and index - at <= 4:
        return 1
    if word in table.negators or word.endswith("n't"):
        for exempt in table.not_negators:
            if tuple(words[at : at + len(exempt)]) == exempt:
                return 0
        if word in ("no", "without") and index - at > 3:
            return 0
        return 1
    return 0
