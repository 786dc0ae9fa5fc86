"""What people do with programmes and calls: one function a use case, by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, `ValidationError` for what no row can have, and
`ChangedMeanwhile` when somebody was faster.
"""
