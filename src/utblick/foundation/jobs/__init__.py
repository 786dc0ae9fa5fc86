"""Background work that everyone can see: what ran, when, how it went, and run again."""

from utblick.foundation.jobs.enqueueing import enqueue_job
from utblick.foundation.jobs.registry import READ, JobFailed, Running, job, pulse

__all__ = ["READ", "JobFailed", "Running", "enqueue_job", "job", "pulse"]
