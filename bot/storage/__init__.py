"""The only place that knows SQL: statements in, plain values out."""
