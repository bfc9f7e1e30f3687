"""The one way everything flows: inbox, one transaction an update, outbox."""
