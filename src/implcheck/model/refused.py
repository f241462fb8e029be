"""The base of all errors that are about a request, not about a file."""


class Refused(Exception):
    """Raised when a request cannot be carried out although every file is valid.

    `key` names its message under `usage` in the catalogue, which `details` fill in. With a non-empty detail
    `suggestion` it is the message `<key>-near`.
    """

    def __init__(self, key: str, **details: object) -> None:
        self.key = f"{key}-near" if details.get("suggestion") else key
        super().__init__(self.key)
        self.details = details
