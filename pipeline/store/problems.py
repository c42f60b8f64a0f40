"""What can be wrong with an output folder."""


class StoreError(Exception):
    """An output that cannot be written to: says which, why, and what to do."""
