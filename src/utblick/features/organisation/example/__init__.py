"""The example region: the real structure of Region Östergötland, and accounts that are named by role.

No person is real and none is invented: where a name would stand, the role stands.
"""

from utblick.features.organisation.example.loading import load
from utblick.features.organisation.example.people import PASSWORD, SHOWN_SIGN_INS, SIGN_INS

__all__ = ["PASSWORD", "SHOWN_SIGN_INS", "SIGN_INS", "load"]
