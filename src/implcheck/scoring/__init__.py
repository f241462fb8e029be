"""From answers to an assessment: arithmetic that can be checked by hand; docstrings give the formulas.

In order: `answer_states` (is each question asked and answered), `scores` (weighted means), `levels` (where a level is
decided), `evaluation` (both for every practice and the whole), `verdict` (the level, or what can be said without),
`findings`, `actions` and `gate`; `assess` puts them together.
"""
