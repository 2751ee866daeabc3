"""How dates, figures and references are written in Danish minutes: what `eval.facts` reads with."""

from __future__ import annotations

import re

MONTHS = (
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
MONTH_NUMBERS = {name: n for n, full in enumerate(MONTHS, 1) for name in (full, full[:3])} | {"sept": 9}
SCALES = {"t": 10**3, "tu": 10**3, "mi": 10**6, "mia": 10**9, "milliard": 10**9}
YEAR = r"(?:19|20)\d\d"
_UNITS_OF_TEN = "en to tre fire fem seks syv otte ni".split()
_TENS = "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems".split()
_UP_TO_TWENTY = """to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten
    nitten""".split()
#: Number words that count: 'en' and 'et' are articles far more often.
NUMBER_WORDS: dict[str, int] = (
    {"én": 1, "ét": 1}
    | {word: n for n, word in enumerate(_UP_TO_TWENTY, 2)}
    | {ten: 10 * n for n, ten in enumerate(_TENS, 2)}
    | {
        f"{one}og{ten}": 10 * n + m
        for n, ten in enumerate(_TENS, 2)
        for m, one in enumerate(_UNITS_OF_TEN, 1)
    }
)
#: Beginnings of words of measure, and the unit they name.
MEASURES: dict[str, str] = {
    "minut": "minut",
    "time": "time",
    "dag": "dag",
    "døgn": "døgn",
    "uge": "uge",
    "måned": "måned",
    "år": "år",
    "n": "nat",
    "m2": "m2",
    "kvadratmeter": "m2",
    "m3": "m3",
    "kubikmeter": "m3",
    "km/t": "km/t",
    "km": "km",
    "kilometer": "km",
    "meter": "m",
    "ton": "ton",
    "kg": "kg",
    "ha": "ha",
    "hektar": "ha",
}
_MEASURE = (
    r"minut(?:ter|ters)?|time(?:r|rs)?|dag(?:e|es)?|døgn|uge(?:r|rs)?|måned(?:er|ers)?|års?|n(?:at|ætter)"
    r"|m[23]|kvadratmeter|kubikmeter|km/t|km|kilometer|meter|tons?|kg|ha|hektar"
)
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_IN_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_SCALED = (
    r"\s?(?P<scale>t(?=\.?\s?kr)\.?|tusinde?\b|(?:mio|mill?|mia)\b\.?|million(?:er)?\b|milliard(?:er)?\b)"
)
_UNIT = (
    rf"\s?(?P<unit>kr\b\.?|kroner\b|%|pct\b\.?|procentpoint\b|procent\b|(?<=\s)(?:{_MEASURE})(?![\w-]|\.\d))"
)
TOKEN = re.compile(
    rf"""
    (?P<code>\d\d\.\d\d\.\d\d-?[a-zæøå]\d\d(?:-\d+){{1,3}}|[a-zæøå]{{2,5}}-\d{{4}}-\d{{4,}}|\d\d/\d{{5,}}|{YEAR}-\d{{5,}})
  | (?P<iso>{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)
  | (?P<dmy>{_D}[-./]{_M}[-./](?:{YEAR}|\d\d))(?![\w]|[.,]\d)
  | (?P<account>\d\d\.\d\d\.\d\d)(?!\d)
  | (?P<named>{_D}(?:\.?\s?|-){_MONTH}(?:(?:,?\s|-)(?:{YEAR})(?![\d]|[.,]\d))?)
  | (?P<monthyear>{_MONTH}\s{YEAR})(?![\d]|[.,]\d)
  | (?P<month>{"|".join(MONTHS)})(?!\w)
  | (?P<season>{YEAR}/(?:{YEAR}|\d\d))(?![\d/-])
  | (?P<period>(?:[1-4]\.|første|andet|tredje|fjerde)\s(?:kvartal|kvt|halvår))(?!\w)
  | (?P<clock>kl(?:\.|okken)?\s?\d{{1,2}}(?:[.:]\d\d)?|\d{{1,2}}:\d\d)(?!\d)
  | (?P<law>§+\s?\d+(?:\s?[a-zæøå](?![^\W_]))?(?:,?\s?stk\.?\s?\d+)?(?:,?\s?nr\.?\s?\d+)?)
  | (?P<punkt>(?:dagsordens)?(?:punkt(?:erne)?|pkt\.?)\s?(?:nr\.?\s?)?\d+)(?!\d)
  | (?P<dm>{_D}/{_M})(?![\d/])
  | (?P<dmdot>(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2]))(?![\d]|[.,]\d|\s?(?:mi[oal]|%|pct|procent|kr))
  | (?P<figure>(?:(?<![\w).,%])(?P<sign>[-+](?=\d)|minus\s(?=\d)))?
      (?P<number>[1-9]\d{{0,2}}(?:\.\d{{3}})+(?:,\d+)?(?!\d|[.,]\d)
        |[1-9]\d{{0,2}}(?:\ \d{{3}}){{2,}}(?![\d,.]\d|\d)|\d+(?:[.,]\d+)?|(?<!\w)(?:{_IN_WORDS})(?![\w-]))
      (?:{_SCALED})?(?:{_UNIT})?(?P<header>\s?\((?:i\s)?(?:hele\s)?1\.000\ kr\.?\))?)
  | (?P<word>[^\W\d_]\w*)
  | (?P<plus>\+)
  | (?P<stop>[.,;:!?|\n])
    """,
    re.VERBOSE,
)
