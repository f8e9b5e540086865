"""Privacy: records with less in them, and records that still join but name nobody."""
