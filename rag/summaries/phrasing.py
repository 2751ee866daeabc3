"""A point of an indstilling and the outcome it got as one sentence: 'Udvalget sagde ja til taksterne.'"""

from __future__ import annotations

import re

from rag.model import DecisionClass
from rag.summaries.proposal import Point

_SOMEBODY = r"(?:(?:\w|-|, |og )*(?:udvalget|rådet|bestyrelsen) )"
_NOTES = (
    re.compile(r"(?P<what>.+?) tages til (?:efterretning|orientering)"),
    re.compile(
        rf"{_SOMEBODY}(?:drøfter og )?tager (?P<what>.+) til (?:efterretning|orientering)", re.IGNORECASE
    ),
)
_APPROVES = (
    re.compile(r"(?P<what>.+?) (?:endeligt )?(?:godkendes|vedtages)"),
    re.compile(rf"{_SOMEBODY}(?:endeligt )?(?:godkender|vedtager) (?P<what>.+)", re.IGNORECASE),
)
_DISCUSSES = (
    re.compile(r"(?P<what>.+?) drøftes"),
    re.compile(rf"{_SOMEBODY}(?:drøfter og )?drøfter (?P<what>.+)", re.IGNORECASE),
)
_RECOMMENDS = re.compile(
    r"(?P<what>.+?) anbefales (?:(?P<finally>endeligt) )?(?P<how>godkendt|vedtaget)(?P<rest>.*)"
)
#: What cannot be the object of a sentence as it stands.
_NO_OBJECT = re.compile(r"^(?:der|det (?:at|er|skal|kan|bliver))\b|\bikke\b|, at\b| at der\b", re.IGNORECASE)
#: Before and after 'også'; what was not approved was said no to.
_VERBS = {
    DecisionClass.APPROVED: ("sagde", " ja til", " nej til"),
    DecisionClass.ADOPTED: ("sagde", " ja til", " nej til"),
    DecisionClass.RECOMMENDED: ("anbefalede", "", " ikke"),
}


def outcome_of(point: Point, kind: DecisionClass, who: str, denied: bool = False, more: bool = False) -> str:
    """What became of a point; '' where no rule says it in good Danish.

    `who` decided; `more` says that the sentence before told another point.
    """
    if not point.is_clause:
        return ""
    if kind is DecisionClass.NOTED:
        what = _briefly(_object(point, _NOTES))
        return f"{who} tog {what} til efterretning." if what else ""
    if kind is DecisionClass.DISCUSSED:
        what = _object(point, _DISCUSSES)
        return f"{who} drøftede {what}." if what else ""
    if kind not in _VERBS:
        return ""
    if only_notes(point):
        return ""
    verb, yes, no = _VERBS[kind]
    says = f"{verb}{' også' if more else ''}{no if denied else yes}"
    what = _object(point, _APPROVES)
    if what and kind is not DecisionClass.RECOMMENDED:
        return f"{who} {says} {what}."
    return f"{who} {says}, at {recommended(point)}."


def approved_thing(point: Point) -> str:
    """What a point would have approved, as the object of a sentence: 'dagsordenen'; '' where it is none."""
    return _object(point, _APPROVES) if point.is_clause else ""


def only_notes(point: Point) -> bool:
    """Whether a point only asks that something be noted."""
    return any(pattern.fullmatch(point.text) for pattern in _NOTES)


def _briefly(what: str) -> str:
    """'sagen' for a thing of one word that only names it: 'orienteringen', 'budgetopfølgningen'."""
    return "sagen" if what and " " not in what else what


def recommended(point: Point) -> str:
    """A point as what is recommended: 'planen godkendes' for 'planen anbefales godkendt'."""
    if match := _RECOMMENDS.fullmatch(point.text):
        how = {"godkendt": "godkendes", "vedtaget": "vedtages"}[match["how"]]
        finally_ = f"{match['finally']} " if match["finally"] else ""
        return f"{match['what']} {finally_}{how}{match['rest']}"
    return point.text


def _object(point: Point, patterns: tuple[re.Pattern[str], ...]) -> str:
    found = (match["what"] for pattern in patterns if (match := pattern.fullmatch(point.text)))
    return next((what for what in found if not _NO_OBJECT.search(what)), "")
