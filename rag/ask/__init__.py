"""From a question to a cited, verified answer.

    Question ──questions──> Inquiry ──evidence──> Evidence ──doubts, premises──> refused or corrected
    Evidence ──civic, tables, composition──> Answer ──support──> Answer(claims with status)

`extractive` follows this way. `generative` puts a language model in place of its second line: `dossier` is
what the model is shown, `lookup` what it may look up, `generation` reads what it writes. Which part of the
minutes' structure answers is chosen in `routing`; `verification` is the last step of both.
"""
