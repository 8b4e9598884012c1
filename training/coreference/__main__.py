"""``python training/coreference DATA CACHE OUTPUT``: puts the recipe's folder on the path and runs it."""

import os
import sys
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from coreference.command import main  # noqa: E402

main()
