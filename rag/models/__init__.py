"""Model files that ship with Punkt (data only)."""
