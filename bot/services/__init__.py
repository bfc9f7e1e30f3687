"""Use cases: plain functions of an open transaction; they return data, owe effects, and know no text."""
