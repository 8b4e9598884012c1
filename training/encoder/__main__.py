"""``python training/encoder COMMAND …``: puts the recipe's folder on the path and runs the command line."""

import os
import sys
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")  # two threads collapse when the machine is shared
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from encoder.command import main  # noqa: E402

main()
