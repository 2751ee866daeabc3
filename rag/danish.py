"""Danish as text: folding, words, character n-grams, sentences, stop words.

Everything here is a pure function of its arguments; positions are offsets into the text given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from rag.model import Span

_FOLD = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e", "è": "e", "ó": "o", "á": "a"}
)
_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+)*")

#: Words that carry no topic of their own (folded).
STOP_WORDS: frozenset[str] = frozenset(
    """ad af alle alt anden andet andre at bare begge blev bliver blive blevet da de dem den denne dens der
    deres det dets dette dig din disse dog du efter egen eller en end endnu er et fik for fordi fra faa
    faar faaet ft gennem giver haft ham han hans har hav have havde hele hen hende hendes her hos hun
    hvad hvem hver hvilken hvilke hvilket hvis hvor hvordan hvorfor hvornaar i ikke imod ind inden ingen
    intet ja jeg jer jeres jo jf kan kom kommer kun kunne lav man mange med meget mellem men mens mere
    mig min mine mod naar ned nej nogen noget nogle nok nu ny nyt naesten og ogsaa om omkring op os over
    paa paagaeldende pr saa saadan samt selv sig sin sine sit skal skulle som staar staa stor store ud
    uden under vaere vaeret var ved vi via vil ville vor vores egentlig igen altid lige blandt bl hvoraf
    heraf herunder did do does from has how in is it many much of on the there to was were what when
    where which who whose why will with be been by an and are that this their they its about""".split()
)

#: Abbreviations whose full stop does not end a sentence (lower case, without the last stop).
ABBREVIATIONS: frozenset[str] = frozenset(
    """adm afd afs alm ang ansv bl.a ca cand chr d d.d d.v.s dvs dir div dr e.kr ekskl eller.lign etc
    evt ex f f.eks f.kr f.m ff fhv fig fl flg forb forf forsk forts fx g gl gns henh hhv hr if ifbm iflg
    ifm ifl ift i.f.t iht i.h.t incl inkl instr int jf jfr j.nr jnr jr jvf kap kgl kgs kl km komm konf
    kr kst kvt lb.nr lign m m.a.o m.fl m.h.p m.h.t m.m m.v matr max mdl mdr mfl mht mia mill mil mio min
    mv n n.b nb nr num o o.a o.l o.lign obs off omkr opr opl osv o.s.v p p.a p.g.a p.t pct pgf pga pkt
    pl pr prof pt r red ref repr res resp s sagsnr sct sdr sek skt sml spec sr sst st stk str sv tdl
    tekn tel til.d tilsv tlf trp u u.a udg udv ugtl v v.a v.h.a vedl vedr vejl vol vha ø årg årl""".split()
)
#: Abbreviations that may be the last word of a sentence, when a capital follows.
_MAY_END: frozenset[str] = frozenset("mv m.v m.m osv o.s.v etc o.l o.lign m.fl mfl kr pct".split())
#: Units that may end a sentence, but only after a number ('5 mio. Resten …'): 'm.' may also be 'med'.
_UNITS: frozenset[str] = frozenset("mio mia mill mil km m min mdr stk".split())
#: Words that a single capital letter names; elsewhere such a letter with a full stop is an initial.
_LETTERED: frozenset[str] = frozenset(
    "alternativ bilag forslag gruppe hold liste litra model option parti scenarie scenarium type".split()
)

_SENTENCE_END = re.compile(r"[.!?…]+[)\"”’'\]]*(?=\s)|[.!?…]+[)\"”’'\]]*$|:(?=\s*\n)")
#: Month names in order.
MONTH_NAMES = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
#: Month names, full and short, with their numbers.
MONTHS: dict[str, int] = {
    name: number
    for number, full in enumerate(MONTH_NAMES, start=1)
    for name in ({full, full[:3]} | ({"sept"} if full == "september" else set()))
}
_DATE_NEXT = r"\.[ \t]+(?-i:" + "|".join(MONTH_NAMES) + r")\b"
#: Where one block ends and the next begins; a date that a line was broken before is no list number.
_BLOCK = re.compile(
    rf"\n[ \t]*(?:\n|(?=[-*•–][ \t]|(?!\d+{_DATE_NEXT})\d{{1,2}}[.)][ \t]|[a-zæøå]\)[ \t]|\|))"
    rf"|(?<!(?-i:[a-zæøå]))\n[ \t]*(?=\d{{1,2}}{_DATE_NEXT})|\n(?=at[ \t])",
    re.IGNORECASE,
)
_ORDINAL_NEXT = re.compile(
    r"\s+(?:" + "|".join(MONTH_NAMES) + r"|jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec|"
    r"kvartal|halvår|halve|behandling|klasse|plads|pladser|punkt|gang|del|års|næstformand|viceborgmester|maj|"
    r"årgang|klassetrin|fase|prioritet|etape|runde|suppleant|februar)\b",
    re.IGNORECASE,
)

_LAST_WORD = re.compile(r"[^\s(\[\"”„]*$")
_FIRST_WORD = re.compile(r"[A-ZÆØÅ][\w-]+|[A-ZÆØÅ](?=\.)")
_INITIAL = re.compile(r"[A-ZÆØÅ]\.\s+[A-ZÆØÅ]")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Case and the Danish letters removed: 'Ærø' and 'aeroe' fold to the same string."""
    return text.casefold().translate(_FOLD)


def words(text: str) -> list[str]:
    """Folded words in order; a number keeps its inner separators ('1.374', '22,62')."""
    return [fold(match.group()) for match in _WORD.finditer(text)]


def content_words(text: str) -> list[str]:
    """Folded words without stop words."""
    return [word for word in words(text) if word not in STOP_WORDS]


def ngrams(word: str, n: int = 4) -> list[str]:
    """Character n-grams inside one folded word; a word shorter than `n` is its own gram.

    Danish compounds share grams with their parts, which is why retrieval uses them.
    """
    if len(word) <= n:
        return [word]
    return [word[i : i + n] for i in range(len(word) - n + 1)]


def text_ngrams(text: str, n: int = 4) -> list[str]:
    """The n-grams of every content word of a text, in order, with repetitions.

    Each word stands among them whole too, marked ('=stu'), so that a short word or an abbreviation is more
    than the same letters inside a longer one.
    """
    return [gram for word in content_words(text) for gram in (f"={word}", *ngrams(word, n))]


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer

    stem_word: Callable[[str], str] = Stemmer.Stemmer("danish").stemWord
    return stem_word


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Danish Snowball stem of one word, folded."""
    return fold(_stemmer()(word.casefold()))


def sentences(text: str, start: int = 0) -> list[Span]:
    """The sentences and list entries of a text as spans, each shifted by `start`.

    Knows Danish abbreviations ('jf.', 'mio. kr.'), ordinals ('27. maj', '15. plads'), decimals and
    paragraphs (§). A blank line, a list bullet, an 'at'-line and a table row always end a sentence.
    """
    return [span for block in _blocks(text) for span in _sentences_in(text, block, start)]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _BLOCK.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _sentences_in(text: str, block: tuple[int, int], shift: int) -> Iterator[Span]:
    begin, end = block
    for match in _SENTENCE_END.finditer(text, begin, end):
        if not _ends_sentence(text, match.start(), match.end()):
            continue
        yield from _trimmed(text, begin, match.end(), shift)
        begin = match.end()
    yield from _trimmed(text, begin, end, shift)


def _trimmed(text: str, begin: int, end: int, shift: int) -> Iterator[Span]:
    piece = text[begin:end]
    if stripped := piece.strip():
        first = begin + len(piece) - len(piece.lstrip())
        yield Span(first + shift, first + len(stripped) + shift)


def _ends_sentence(text: str, stop: int, after: int) -> bool:
    if text[stop] in "!?…:" or after >= len(text):
        return True
    word = _LAST_WORD.search(text, max(0, stop - 40), stop)
    before = word.group().casefold() if word else ""
    following = text[after : after + 40].lstrip()
    capital = following[:1].isupper()
    if len(before) == 1 and text[stop - 1].isupper() and capital:
        return not _is_initial(text, stop, following)
    if before in ABBREVIATIONS:
        ends = before in _MAY_END or (before in _UNITS and _after_number(text, stop - len(before)))
        return ends and capital and not following.startswith(("Kr.", "KR."))
    if re.fullmatch(r"\d{1,3}", before):
        return capital and not _ORDINAL_NEXT.match(text, after) and not _is_list_number(text, stop, before)
    if re.fullmatch(r"[a-zæøå]", before) and not capital:
        return False
    return capital or not following[:1].isalpha()


def _after_number(text: str, start: int) -> bool:
    return re.search(r"\d\s?$", text[max(0, start - 5) : start]) is not None


def _is_initial(text: str, stop: int, following: str) -> bool:
    """Whether the capital before `stop` begins a name: after a name or an initial, or first on its line."""
    next_word = _FIRST_WORD.match(following)
    if not next_word or fold(next_word.group()) in STOP_WORDS:
        return False
    earlier = text[text.rfind("\n", 0, stop) + 1 : stop - 1].rstrip().split(" ")[-1]
    if not earlier or re.fullmatch(r"[A-ZÆØÅ]\.", earlier) or _INITIAL.match(following):
        return True
    return re.fullmatch(r"[A-ZÆØÅ][\w'’-]*[a-zæøåé]", earlier) is not None and fold(earlier) not in _LETTERED


def _is_list_number(text: str, stop: int, before: str) -> bool:
    line_start = text.rfind("\n", 0, stop) + 1
    return text[line_start:stop].strip(" *-#") == before
