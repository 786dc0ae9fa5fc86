"""Who may read the log of a notice and of an issue: those who see them."""

from utblick.features.publishing.letters.models import Issue, Notice
from utblick.foundation.audit.record_logs import of_model

LOGS = {
    "letters.notice": of_model(Notice, "letters.notice.view", "letters:notice"),
    "letters.issue": of_model(Issue, "letters.issue.view", "letters:issue", by="number"),
}
