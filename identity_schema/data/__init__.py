"""Tables that the readers use, each with its source, date and licence."""
