"""What the audit trail says when it is used wrongly."""


class UnknownAction(LookupError):
    """Say that an action is not listed, and where to list it."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the audited action {code!r} is unknown: list it in SENTENCES of an auditing.py")


class OutsideTransaction(RuntimeError):
    """Say that an action and its trace must be written together or not at all."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"{code} was recorded outside a transaction: wrap the whole action in transaction.atomic()"
        )
