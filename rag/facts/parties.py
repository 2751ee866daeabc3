"""The parties of Danish politics, by name and by letter."""

from __future__ import annotations

#: Parties by folded name; elsewhere their letter names them.
PARTIES = {
    "socialdemokratiet": "a", "socialdemokraterne": "a", "socialdemokrat": "a", "radikale venstre": "b",
    "de radikale": "b", "radikale": "b", "det konservative folkeparti": "c", "konservative": "c",
    "de konservative": "c", "sf": "f", "socialistisk folkeparti": "f", "liberal alliance": "i",
    "moderaterne": "m", "dansk folkeparti": "o", "venstre": "v", "danmarksdemokraterne": "ae",
    "enhedslisten": "oe", "alternativet": "aa", "nye borgerlige": "d", "kristendemokraterne": "k",
}  # fmt: skip
