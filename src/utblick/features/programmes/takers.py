"""The kinds of record that the archive of public projects keeps."""

from utblick.features.programmes.actions.archive import (
    IMPORT,
    take_details,
    take_operations,
    take_partnerships,
)
from utblick.foundation.taking import Take

TAKERS: dict[str, Take] = {
    "operation": take_operations,
    "partnership": take_partnerships,
    "project_detail": take_details,
}
PERMISSIONS = dict.fromkeys(TAKERS, IMPORT)
