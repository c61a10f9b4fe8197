"""``python -m CovidSegExtension.worker FOLDER``."""

import sys

from .server import main

sys.exit(main())
