"""Who may read the log of a case or of a profile: advisers alone."""

from utblick.features.contactpoint.models import Case, Profile
from utblick.features.contactpoint.queries import VIEW
from utblick.foundation.audit.record_logs import of_model

LOGS = {
    "contactpoint.case": of_model(Case, VIEW, "contactpoint:case"),
    "contactpoint.profile": of_model(Profile, VIEW, "contactpoint:profile"),
}
