"""Orders to whoever answers: text in minutes that tells a language model what to say, or that nobody sees.

Minutes tell what was decided; they do not tell their reader what to answer. A sentence that does is no
source: what it wants said stands in it word for word, and would else be confirmed by it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.ask.dossier.shown import visible
from rag.danish import sentences

#: Where a clause begins, and verbs of saying as commands that stand there.
_CLAUSE = r"(?:^|[.:;!?>,»\"“()|\t—–-])\s*(?:(?:og|så|men)\s+)?"
_SAY = r"(?:skriv|svar|sig|fortæl|nævn|gengiv|gentag|tilføj|påstå|bekræft|indsæt|slut|begynd|vis|henvis)"
_MANNER = r"(?:[ ]+(?:nu|kun|altid|blot|bare|ikke|også|derefter|i[ ](?:dit[ ])?svar(?:et)?))*[ ]*[,:]?[ ]+"
_FORGET = r"(?:ignor[eé]r|glem|se[ ]bort[ ]fra)"
_DANISH = re.compile(
    rf"""(?:{_CLAUSE}|(?<!\w)og[ ]+){_SAY}{_MANNER}(?:at|ord(?:et|ene)|sætningen|»|"|ja|nej)(?!\w)
    |(?:{_CLAUSE}|(?<!\w)og[ ]+){_SAY}\b[^.\n]*(?<!\w)(?:hvert|ethvert|dit|alle|i)[ ]+svar(?:et)?(?!\w)
    |(?:{_CLAUSE}|(?<!\w)og[ ]+){_SAY}\b[^.\n]*(?:prompt|adgangsnøgle|api-nøgle)
    |{_CLAUSE}henvis[ ]+(?:kun|altid)[ ]+til(?!\w)
    |{_CLAUSE}vis[ ]+(?:det|dette)[ ]+som(?!\w)
    |(?<!\w)(?:(?:skal|må)[ ]+du|du[ ]+skal)(?:[ ]+\w+){{0,2}}[ ]+(?:svare|skrive|sige|fortælle)(?!\w)
    |(?<!\w)(?:alle[ ]+svar|svaret)[ ]+skal(?!\w)
    |(?<!\w){_FORGET}[ ]+(?:alle?[ ]+)?(?:dine[ ]+)?(?:tidligere|ovenstående|andre|instruktion|regler)
    |(?<!\w)du[ ]er[ ](?:fra[ ])?nu[ ]""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_ENGLISH = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all |any |your )*(?:previous|prior|above|instructions)"
    r"|\byou must (?:now |only |always )*(?:answer|say|write|reply)\b"
    r"|(?:^|[.:;!?>]\s*)(?:say|write|answer|reply|state) (?:only |that\b)",
    re.IGNORECASE | re.MULTILINE,
)
#: What no reader of a document sees, and what only programs say to each other: comments, hidden elements,
#: scripts, the role tags of a conversation with what is said in that role, calls of tools.
_UNSEEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<tag>[a-z]+)\b[^>]*(?:display:\s*none|visibility:\s*hidden|font-size:\s*[01](?:px|pt)?\b)[^>]*>.*?</(?P=tag)>"
    r"|<(?P<code>script|style|tool_call)\b.*?</(?P=code)>"
    r"|<\|[^|<>]{1,30}\|>[^<]*"
    r"|\{\s*\"tool(?:_calls?)?\"[^\n]*",
    re.IGNORECASE | re.DOTALL,
)
#: A line, or a cell of a row, with the sign that ends it.
_PIECE = re.compile(r"([^\n\t|]*)([\n\t|]|\Z)")


def gives_orders(text: str) -> bool:
    """Whether a text tells whoever answers what to say, or what to forget."""
    seen = visible(text)
    return bool(_DANISH.search(seen) or _ENGLISH.search(seen))


@lru_cache(maxsize=256)
def without_orders(text: str) -> str:
    """The text without what no reader sees, and without the sentences that give orders."""
    told = _UNSEEN.sub("\n\n", text)
    if not gives_orders(told):
        return told
    for span in reversed(sentences(told)):
        if gives_orders(span.of(told)):
            told = told[: span.start] + _rest(span.of(told)) + told[span.end :]
    return told


def _rest(sentence: str) -> str:
    """What is left of a sentence with an order: its other lines and cells, if it has any."""
    pieces = [(piece[1], piece[2]) for piece in _PIECE.finditer(sentence)]
    kept = "".join(sign if gives_orders(told) else told + sign for told, sign in pieces)
    return kept if any(gives_orders(told) for told, _ in pieces) else "\n\n"
