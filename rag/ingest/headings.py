"""Which lines are headings of agenda items.

No single sign is enough: numbered lists look like headings, and headings are printed again in the
contents list. So every line of the right shape is weighed (what follows it, what its title looks
like, whether it stands elsewhere too), and the best chain of numbers rising by one is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from rag.ingest.bodies import decision_head
from rag.ingest.cases import in_title, is_case_line
from rag.ingest.label_forms import Label
from rag.ingest.labels import TITLES, label_key, role_of
from rag.ingest.layout import Line
from rag.ingest.parts import part_of
from rag.ingest.shapes import (
    LETTERED,
    SHAPES,
    Heading,
    candidates,
    contents_title,
    is_able,
    listed_stems,
    stem_of,
)
from rag.ingest.titles import says_kind
from rag.model import Role

_KEYWORDED = ("punkt", "sag")
#: A chain of headings must weigh so much before a text counts as minutes.
_ENOUGH = 3.0
#: A number left out of the chain (a closed item that is not printed) costs this much.
_GAP = 1.5
_WIDEST_GAP = 8
#: At least this share of the items has a section label or a case number.
_MARKED_SHARE = 0.25
#: So many headings show how a document sets them.
_SEVERAL = 3
_LONG_TITLE = 180
#: Words that end in a full stop in titles too.
_ABBREVIATED = re.compile(r"\b(?:evt|mv|m\.v|mm|m\.m|o\.l|osv|pkt|nr)\.$", re.IGNORECASE)


def find_headings(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[Heading]:
    """The headings of a document in order; empty where too little speaks for minutes."""
    best: list[Heading] = []
    listed = [contents_title(line) for line in lines]
    contents = {stem for title in listed if title for stem in listed_stems(title)}
    able = [i for i, title in enumerate(listed) if title is None and i not in labels and is_able(lines[i])]
    for family in (*SHAPES, *LETTERED):
        if best and family in LETTERED:
            break
        chain = _best_chain(_weighed(candidates(family, lines, able), contents, lines, labels))
        if _total(chain) > max(_ENOUGH, _total(best)) and _has_evidence(chain, lines, labels):
            best = chain
    return _parted(list(_last(list(_filled(best, lines, labels)), lines)), lines)


def _filled(
    chain: Sequence[Heading], lines: Sequence[Line], labels: Mapping[int, Label]
) -> Iterator[Heading]:
    """The headings with those between them that are named as a section is: 'IV. Økonomi', '4. Høring'.

    Such a line is an item where its number alone is missing, a section stands right below it or a decision
    both above and below, and no other numbered line stands between the items.
    """
    for heading, after in zip(chain, [*chain[1:], None], strict=False):
        yield heading
        if after is not None and after.number == heading.number + 2:
            between = [i for i in range(heading.line + 1, after.line) if is_able(lines[i])]
            found = candidates(heading.family, lines, between)
            if len(found) == 1 and found[0].number == heading.number + 1:
                at = found[0].line
                parts = (range(heading.line, at), range(at + 1, after.line))
                if at + 1 in labels or all(_has_decision(part, labels) for part in parts):
                    yield found[0]


def _has_decision(within: range, labels: Mapping[int, Label]) -> bool:
    return any(i in labels and labels[i].role is Role.DECISION for i in within)


def _last(chain: Sequence[Heading], lines: Sequence[Line]) -> Iterator[Heading]:
    """The headings with the one below the last that is set as all are, though nothing stands below it."""
    yield from chain
    styles = {(lines[heading.line].level, lines[heading.line].bold) for heading in chain}
    if len(chain) < _SEVERAL or len(styles) > 1 or (0, False) in styles:
        return
    below = [i for i in range(chain[-1].line + 1, len(lines)) if is_able(lines[i])]
    for heading in candidates(chain[0].family, lines, below):
        style = (lines[heading.line].level, lines[heading.line].bold)
        if heading.number == chain[-1].number + 1 and style in styles:
            yield heading
            return


def _below_closed_part(lines: Sequence[Line]) -> Set[int]:
    """The lines between 'Lukkede punkter' and the next part; titles stand there with nothing below them."""
    closed, found = False, set()
    for i, line in enumerate(lines):
        if line.artefact and (part := part_of(line.bare)) is not None:
            closed = part
        elif closed:
            found.add(i)
    return found


def _parted(chain: list[Heading], lines: Sequence[Line]) -> list[Heading]:
    """The headings, those below 'Lukkede punkter' marked until the next part of the agenda begins.

    Above the first heading such a line belongs to the contents list.
    """
    closed, at, found = False, chain[0].line if chain else 0, []
    for heading in chain:
        for line in lines[at : heading.line]:
            if line.artefact and (part := part_of(line.bare)) is not None:
                closed = part
        at = heading.line
        found.append(replace(heading, in_closed_part=closed))
    return found


def _weighed(
    found: list[Heading], contents: Set[str], lines: Sequence[Line], labels: Mapping[int, Label]
) -> list[Heading]:
    printed = Counter((heading.number, stem_of(heading.title)) for heading in found)
    ends = [heading.line for heading in found[1:]] + [len(lines)]
    closed = _below_closed_part(lines)
    weighed = []
    for heading, end in zip(found, ends, strict=False):
        stem = stem_of(heading.title)
        known = bool(stem) and (stem in contents or printed[heading.number, stem] > 1)
        weight = _weight(heading, lines, labels, end) + 2.0 * known + 3.0 * (heading.line in closed)
        weighed.append(replace(heading, weight=weight))
    return weighed


def _weight(heading: Heading, lines: Sequence[Line], labels: Mapping[int, Label], after: int) -> float:
    line = lines[heading.line]
    weight = 0.5 + 2.0 * (heading.family in _KEYWORDED) + 1.0 * bool(line.level or line.bold)
    weight += 2.0 * bool(heading.tag or heading.closed or says_kind(heading.title))
    weight += 2.0 * _opens(heading, lines, labels)
    weight += 1.5 * _has_section(range(heading.line + 1, min(after, heading.line + 60)), lines, labels)
    weight += 2.0 * (in_title(heading.title) is not None)
    # What stands right below a label is the text of its section.
    above = labels.get(heading.line - 1)
    weight -= 3.0 * (above is not None and not above.inline)
    return weight - _doubts(heading, lines, after)


def _has_section(within: range, lines: Sequence[Line], labels: Mapping[int, Label]) -> bool:
    """Whether a section is named, or a body decides, on one of some lines."""
    return any(i in labels or _decides(lines[i]) for i in within)


def _decides(line: Line) -> bool:
    return line.bare.endswith(":") and decision_head(line) is not None


def _doubts(heading: Heading, lines: Sequence[Line], after: int) -> float:
    title, line = heading.title, lines[heading.line]
    doubt = 3.0 * title[:1].islower() + 2.0 * _ends_sentence(title.rstrip("*_ "))
    doubt += 1.0 * (len(title) > _LONG_TITLE) + 6.0 * _is_label(heading)
    doubt += 2.0 * (after == heading.line + 1)
    return doubt + 0.5 * (not line.after_blank)


def _ends_sentence(title: str) -> bool:
    return title.endswith((".", ",", ";", ":")) and _ABBREVIATED.search(title) is None


def _is_label(heading: Heading) -> bool:
    """Whether a numbered line rather opens a section ('3. Økonomi'); 'Meddelelser' may be a title."""
    return role_of(heading.title) is not None and not heading.tag and label_key(heading.title) not in TITLES


def _opens(heading: Heading, lines: Sequence[Line], labels: Mapping[int, Label]) -> bool:
    """Whether a case number or a section label stands right below, or a case number right above."""
    i = heading.line
    below = range(i + 1, min(i + (2 if heading.title else 3), len(lines)))
    if any(j in labels or is_case_line(lines[j]) for j in below):
        return True
    return i > 0 and is_case_line(lines[i - 1])


def _best_chain(found: list[Heading]) -> list[Heading]:
    """The chain of rising numbers with the greatest weight (dynamic programming over the numbers)."""
    best: dict[int, tuple[float, int]] = {}
    back: list[int | None] = [None] * len(found)
    for i, heading in enumerate(found):
        score, before = 0.0, None
        for gap in range(_WIDEST_GAP + 1):
            previous = best.get(heading.number - 1 - gap)
            if previous is not None and previous[0] - _GAP * gap > score:
                score, before = previous[0] - _GAP * gap, previous[1]
        back[i] = before
        if heading.number not in best or score + heading.weight > best[heading.number][0]:
            best[heading.number] = (score + heading.weight, i)
    return _walk_back(found, back, max(best.values())[1]) if best else []


def _walk_back(found: list[Heading], back: list[int | None], last: int) -> list[Heading]:
    chain, at = [], last
    while True:
        chain.append(found[at])
        if (before := back[at]) is None:
            return chain[::-1]
        at = before


def _total(chain: list[Heading]) -> float:
    return sum(heading.weight for heading in chain)


def _has_evidence(chain: list[Heading], lines: Sequence[Line], labels: Mapping[int, Label]) -> bool:
    """Minutes have sections or case numbers beneath their headings; other numbered texts do not."""
    ends = [heading.line for heading in chain[1:]] + [len(lines)]
    marked = sum(
        _opens(heading, lines, labels)
        or any(i in labels or decision_head(lines[i]) is not None for i in range(heading.line, end))
        for heading, end in zip(chain, ends, strict=True)
    )
    # 'Punkt 12:' says by itself what it is; closed items have nothing beneath them.
    return marked >= (1 if chain[0].family in _KEYWORDED else _MARKED_SHARE * len(chain))
