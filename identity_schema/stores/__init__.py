"""Where payloads come from and where tables go."""
