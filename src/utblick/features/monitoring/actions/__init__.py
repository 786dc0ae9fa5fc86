"""Writing: one function a use case; permission, rule, transaction and audit in one place."""
