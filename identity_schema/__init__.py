"""Identity payloads in, one canonical model out, every leaf accounted for."""
