"""People in attendance lists and absence notes: names with their party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

#: Initials and short forms ('Kr.', 'Chr.') end in a full stop; a longer word with one ends the sentence.
#: What is no part of a name where a whole text stands in capitals.
_SMALL_IN_CAPITALS = (
    r"(?!(?:ALLE|SAMTLIGE|MEDLEM(?:MER|MET|MERNE)?|VAR|ER|TIL|STEDE|MØDT|MØDTE|UNDTAGEN|DER|SOM|HAVDE|HAR|MELDT|"
    r"SENDT|AFBUD|FRA|FOR|OG|SAMT|MED|UDEN|STEDET|STEDFORTRÆDER|SUPPLEANT|DELTOG|FRAVÆRENDE|INGEN)\b)"
)
_WORD = _SMALL_IN_CAPITALS + r"[A-ZÆØÅÄÖÜÉÁ](?:[\w'’]{0,2}\.|[\w'’-]{0,30})"
_PARTICLE = r"(?:von|van|de|der|den|af|la|el|al|bin|da|dos|du|zu)"
#: Two to six capitalised words, with particles: 'Bo Zabel', 'Signe L. Eggers-Weber', 'Anna von Holst'.
NAME = rf"{_WORD}(?:[ \xa0](?:{_PARTICLE}[ \xa0])?{_WORD}){{1,5}}"
PARTY = r"\s?\((?P<party>[^()\n]{1,40})\)"
_PERSON = re.compile(rf"(?P<name>{NAME})(?:{PARTY})?")
_TITLE = re.compile(
    r"^(?:(?:formand|næstformand|(?:\d\.\s*)?(?:vice)?borgmester|(?:\d\.\s*)næstformand|byrådsmedlem|medlem(?:mer)?|rådmand|udvalgsformand|"
    r"udvalgsmedlem|regionsrådsformand|suppleant|stedfortræder)\s*:?\s+)+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,;\n•·]|\s+og\s+|\s+samt\s+|\s+&\s+|(?:^|\s)[-–*]\s+")
_ABSENT = re.compile(r"\b(?:afbud|fraværende|ikke til ?stede|ikke mødt|forhindret)\b", re.IGNORECASE)
_NOT_PARTY = re.compile(
    r"\b(?:formand|næstformand|borgmester|afbud|fraværende|suppleant|stedfortræder|deltog|punkt|kl\.)",
    re.IGNORECASE,
)
#: Parties by name, as attendance lists and votes write them beside the letters.
PARTIES = (
    "Socialdemokratiet", "Socialdemokraterne", "Radikale Venstre", "De Radikale",
    "Det Konservative Folkeparti", "Konservative", "De Konservative", "SF", "Socialistisk Folkeparti",
    "Liberal Alliance", "Moderaterne", "Dansk Folkeparti", "Venstre", "Danmarksdemokraterne",
    "Enhedslisten", "Alternativet", "Nye Borgerlige", "Kristendemokraterne", "Uden for parti",
    "Udenfor parti", "Løsgænger", "Borgerlisten",
)  # fmt: skip
_PARTY_NAMES = frozenset(map(str.casefold, PARTIES))
#: Letterheads and places that stand among the names of an attendance list.
_NOT_A_PERSON = re.compile(r"\b(?:kommunes?|rådhus|byråd)$", re.IGNORECASE)
_ONE_WORD = re.compile(
    r"\s*(?P<name>[A-ZÆØÅ][a-zæøåéü]{1,20}(?:-[A-ZÆØÅ][a-zæøå]+)?)(?:\s*\([^()]{1,40}\))?[\s.]*"
)
#: What one word in a list of those away may be besides a name.
_NO_NAME = re.compile(
    r"ingen|intet|nej|ja|alle|afbud|fravær|fraværende|dato|tid|sted|lokale|referent|sekretær|"
    r"\w*(?:formand|medlem|mester|chef|direktør|leder|gæst|liste)(?:en|et|mer|er)?|\w+(?:udvalg|råd|kommune|partiet|listen)(?:et)?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\s(?P<party>[A-ZÆØÅ])$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text; `start`/`end` are offsets into it, `absent` if the list says so."""

    name: str
    party: str | None
    start: int
    end: int
    absent: bool = False


def mentions(text: str) -> list[Mention]:
    """The people a list or a note names: 'Arly Eskildsen (F), Bo Zabel (A) - afbud'."""
    found: list[Mention] = []
    for start, end in _pieces(text):
        piece = text[start:end]
        if found and found[-1].party is None and _is_party(piece.strip()):
            found[-1] = replace(found[-1], party=piece.strip())
        elif (mention := _mention(piece, start)) is not None:
            found.append(mention)
        elif found and _ABSENT.search(piece):
            found[-1] = replace(found[-1], absent=True)
    return found


def only_names(text: str) -> list[Mention]:
    """The people of a text that names people and says nothing else; empty otherwise."""
    found = mentions(text)
    rest = text
    for mention in reversed(found):
        rest = rest[: mention.start] + rest[mention.end :]
    rest = re.sub(r"\b(?:og|samt|afbud|med|fra)\b|[\s,;.•·*&–-]", "", rest, flags=re.IGNORECASE)
    return found if not rest else []


def first_names(text: str) -> list[Mention]:
    """Those whom a list names by one word only: 'Mikkel (elevråd)', 'Tove'."""
    found = []
    for start, end in _pieces(text):
        match = _ONE_WORD.fullmatch(text[start:end])
        if match is not None and not _is_party(match["name"]) and not _NO_NAME.fullmatch(match["name"]):
            begin = start + match.start("name")
            found.append(Mention(match["name"], None, begin, begin + len(match["name"])))
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    depth_free = re.sub(r"\([^()]*\)", lambda m: "x" * len(m.group()), text)
    begin = 0
    for match in _SEPARATOR.finditer(depth_free):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _mention(piece: str, shift: int) -> Mention | None:
    lead = len(piece) - len(piece.lstrip())
    if title := _TITLE.match(piece[lead:]):
        lead += title.end()
    match = _PERSON.match(piece, lead)
    if match is None:
        return None
    name, party = match["name"].rstrip("."), match["party"]
    end = match.end() if party else match.start("name") + len(name)
    absent = bool(_ABSENT.search(piece))
    if party is not None and _NOT_PARTY.search(party):
        party = None
    if party is None and (letter := _LETTER.search(name)):
        name, party = name[: letter.start()], letter["party"]
        if name.endswith("."):  # 'Bo Ek. I hans sted mødte …'
            name, party, end = name.rstrip("."), None, match.start("name") + letter.start() - 1
    if (" " not in name and "\xa0" not in name) or _NOT_A_PERSON.search(name):
        return None
    return Mention(name, party, shift + match.start(), shift + end, absent)


def _is_party(text: str) -> bool:
    return text.casefold() in _PARTY_NAMES or re.fullmatch(r"[A-ZÆØÅ]", text) is not None
