#!/usr/bin/env python3
"""What the compiler's tools need to read the modules of a build: the C modules of the package and its checkouts, and the system's flags.

    scripts/swift_modules.py FOLDER      prints them for the folder of a build (`swift build --show-bin-path`), a word a line
"""

import glob
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ["gdal", "proj", "geos", "highs", "libcrypto"]


def flags(built):
    """Returns the flags for the modules that lie in `built`/Modules."""
    built = Path(built).absolute()
    build = next((folder for folder in built.parents if (folder / "checkouts").is_dir()), built)
    maps = [f"{ROOT}/Sources/C*/module.modulemap", f"{built}/C*.build/module.modulemap",
            f"{build}/checkouts/*/Sources/C*/include/module.modulemap"]
    system = subprocess.run(["pkg-config", "--cflags", *LIBRARIES], capture_output=True, text=True, check=True)
    given = [f"-fmodule-map-file={path}" for pattern in maps for path in sorted(glob.glob(pattern))] + system.stdout.split()
    return [part for word in given for part in ("-Xcc", word)]


if __name__ == "__main__":
    print("\n".join(flags(sys.argv[1])))
