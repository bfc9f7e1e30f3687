"""Forms: what they ask, how they reckon, and one step from an answer to the next question."""
