"""What it costs to ingest: documents a second, CPU seconds, memory, and where they go.

seed ──write──> fictional minutes ──ingest──> Run; a part of them, stage by stage ──> Cost
"""
