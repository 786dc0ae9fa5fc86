"""Let `python -m utblick` be the `utblick` command."""

import sys

from utblick.config.command import main

sys.exit(main())
