"""The verbs of the command `kept`: each module has `add`, which says its arguments, and `run`."""
