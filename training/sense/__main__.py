"""``python training/sense COMMAND …``: puts the recipes' folder on the path and runs the command line."""

import os
import sys
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from sense.command import main  # noqa: E402

main()
