"""How well documents are parsed, held against parses written by hand from the documents.

gold/*.yaml, documents ──compare──> Comparison (one document) ──total──> a table by format

`python -m eval.parses` prints the table; with names of documents, or `--differences`, every difference too.
"""
