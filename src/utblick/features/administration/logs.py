"""Who may read the log of an account: those who see its page."""

from utblick.foundation.accounts.models import Account
from utblick.foundation.audit.record_logs import of_model

LOGS = {"accounts.account": of_model(Account, "accounts.account.view", "administration:account")}
