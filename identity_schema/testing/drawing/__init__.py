"""Drawing: from the plan of a mapping to records of the model and payloads."""
