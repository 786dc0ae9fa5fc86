"""Who may read the log of a network: those who change memberships, for it tells what is recommended too."""

from utblick.features.networks.models import Network
from utblick.foundation.audit.record_logs import of_model

LOGS = {"networks.network": of_model(Network, "networks.network.change", "networks:network", by="key")}
