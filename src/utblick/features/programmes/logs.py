"""Who may read the log of a programme or a call: those who see it."""

from utblick.features.programmes.models import Call, Programme
from utblick.foundation.audit.record_logs import of_model

LOGS = {
    "programmes.programme": of_model(
        Programme, "programmes.programme.view", "programmes:programme", by="key"
    ),
    "programmes.call": of_model(Call, "programmes.programme.view", "programmes:call"),
}
