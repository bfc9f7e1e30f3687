"""Starlette: the webhook, and what operators and the public may see."""
