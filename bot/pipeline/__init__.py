"""The one way everything flows: inbox, one transaction an update, outbox."""

import os

os.environ["PTB_TIMEDELTA"] = "true"  # python-telegram-bot's coming form of times, without its warning at every 429
