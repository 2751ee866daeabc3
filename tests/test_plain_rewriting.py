"""Words are replaced by rules, one after another."""

from __future__ import annotations

from rag.plain.rewriting import rewritten, rules, template

RULES = rules(
    (
        (r"(?P<first>\w+) anmoder om", template(r"\g<first> beder om")),
        (r"\bbeder om\b", lambda match: match.group().replace("om", "igen om")),
        (r"\bvedrørende\b", template("om")),
    )
)


def test_a_rule_is_applied_wherever_it_matches_and_before_the_next() -> None:
    text = "Udvalget anmoder om ro vedrørende vejen, og rådet anmoder om penge."
    assert rewritten(text, RULES) == "Udvalget beder igen om ro om vejen, og rådet beder igen om penge."


def test_the_capital_that_stood_there_is_kept() -> None:
    assert (
        rewritten("Vedrørende vejen er intet nyt VEDRØRENDE skolen.", RULES)
        == "Om vejen er intet nyt Om skolen."
    )


def test_what_no_rule_matches_stays() -> None:
    assert rewritten("Vejen er ny.", RULES) == "Vejen er ny."
