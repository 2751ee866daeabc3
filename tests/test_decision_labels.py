"""Labels of decisions that name the body and its meeting, and sentences that only begin like one."""

from __future__ import annotations

from datetime import date

import pytest

from rag.ingest.decision_labels import deciding, decision_label


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Beslutning i Byrådet den 26-01-2015", ("Byrådet", date(2015, 1, 26))),
        ("Beslutning truffet af Teknisk Udvalg den 3. april 2019", ("Teknisk Udvalg", date(2019, 4, 3))),
        ("Beslutning, økonomiudvalget", ("økonomiudvalget", None)),
        ("Økonomiudvalgets beslutning den 20.02.2018, pkt. 4", ("Økonomiudvalget", date(2018, 2, 20))),
        ("Beslutning den 3. april 2019", (None, date(2019, 4, 3))),
        ("Beslutning: Udvalget indstiller over for byrådet, at stien anlægges.", None),
        ("Beslutning: Ingen", None),
        ("Beslutning om ny skole", None),
        ("Udvalgets beslutning den 3. april 2019 blev ændret", None),
        ("Godkendt af byrådet", None),
    ],
)
def test_the_body_and_date_of_a_decision(text: str, found: tuple[str | None, date | None] | None) -> None:
    assert decision_label(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UDVALGET BESLUTTEDE:", ("UDVALGET", None)),
        ("Teknisk Udvalg vedtog den 5. marts 2024:", ("Teknisk Udvalg", date(2024, 3, 5))),
        ("Udvalget besluttede at udsætte sagen:", None),
        ("Formanden besluttede:", None),
    ],
)
def test_who_decides_may_be_all_a_label_says(text: str, found: tuple[str | None, date | None] | None) -> None:
    assert deciding(text) == found
