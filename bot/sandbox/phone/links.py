"""What a deep link may carry."""

import re

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
