"""What is counted while it happens; /metrics shows it."""

from prometheus_client import CollectorRegistry, Counter

registry = CollectorRegistry()
received = Counter("kept_updates_received_total", "Updates put on disk", registry=registry)
worked = Counter("kept_updates_worked_total", "Updates done", registry=registry)
failed = Counter("kept_updates_failed_total", "Tries that failed", registry=registry)
sent = Counter("kept_effects_sent_total", "Effects delivered", ["lane"], registry=registry)
refused = Counter("kept_effects_refused_total", "Effects Telegram will never accept", ["lane"], registry=registry)
waits = Counter("kept_waits_total", "Times Telegram asked for patience", ["lane"], registry=registry)
