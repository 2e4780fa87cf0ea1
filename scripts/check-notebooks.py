#!/usr/bin/env python3
"""Runs every notebook of Notebooks/ in a temporary copy and checks what is committed.

usage: scripts/check-notebooks.py [--keep FOLDER] [NOTEBOOK...]

A notebook fails when a cell raises, when its committed outputs are larger than 200 kB in all, or when its file names a
path of somebody's machine. The command that the notebooks run is the one that CATCHMENT names, else .build/release/catchment,
else the one on PATH. --keep writes the executed notebooks to a folder, to be looked at. Prints one line per notebook;
exit code 0 when all pass, 1 when one fails, 2 when there is nothing to run.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

# The program speaks the language of its environment.
os.environ["LC_ALL"] = "C.UTF-8"

ROOT = Path(__file__).resolve().parent.parent
LARGEST_OUTPUT = 200_000  # bytes in all outputs of a notebook
CELL_SECONDS = 300
MACHINE_PATH = re.compile(r"(?<![\w.])(/(?:home|Users|root|tmp|var|work|mnt|opt|private)/[\w.\-/]+|[A-Za-z]:\\\\+Users\\\\+\w+)")


def faults(path):
    """Returns what is wrong with a committed notebook."""
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    found = []
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    size = sum(len(json.dumps(output, ensure_ascii=False).encode()) for output in outputs if output)
    if size > LARGEST_OUTPUT:
        found.append(f"its outputs have {size:,} bytes, more than {LARGEST_OUTPUT:,}; clear them before committing")
    found += [f"it names a path of a machine: {name}" for name in sorted(set(MACHINE_PATH.findall(text)))]
    return found


def mirror(folder):
    """Makes a copy of the project whose notebooks may be run: Notebooks/ is copied, the rest is linked."""
    for entry in ROOT.iterdir():
        if entry.name != "Notebooks":
            (folder / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "Notebooks", folder / "Notebooks")


def execute(path, keep):
    """Runs a copied notebook in its own folder; returns what went wrong."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=CELL_SECONDS, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}})
    try:
        client.execute()
    except CellExecutionError as error:
        return [plain(f"a cell raises {error.ename}: {error.evalue}\n{error.traceback}")]
    except (CellTimeoutError, DeadKernelError) as error:
        return [plain(str(error))]
    finally:
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            nbformat.write(notebook, keep / path.name)
    return []


def plain(text):
    """Returns text without terminal colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def main():
    parser = argparse.ArgumentParser(description="Runs every notebook of Notebooks/ and checks what is committed.")
    parser.add_argument("notebooks", nargs="*", help="names in Notebooks/ (default: all)")
    parser.add_argument("--keep", type=Path, help="write the executed notebooks to this folder")
    arguments = parser.parse_args()
    names = [Path(name).name for name in arguments.notebooks] or sorted(path.name for path in (ROOT / "Notebooks").glob("*.ipynb"))
    missing = [name for name in names if not (ROOT / "Notebooks" / name).exists()]
    if missing or not names:
        print(f"check-notebooks: {', '.join(missing) + ': no such notebook' if missing else 'there are no notebooks'}", file=sys.stderr)
        return 2
    if "CATCHMENT" in os.environ:  # the kernels run in another folder
        os.environ["CATCHMENT"] = str(Path(os.environ["CATCHMENT"]).resolve())
    passes = True
    with tempfile.TemporaryDirectory() as folder:
        mirror(Path(folder))
        for name in names:
            start = time.monotonic()
            found = faults(ROOT / "Notebooks" / name) or execute(Path(folder) / "Notebooks" / name, arguments.keep)
            passes = passes and not found
            print(f"Notebooks/{name}: {'failed' if found else 'ok'} ({time.monotonic() - start:.1f} s)", flush=True)
            for fault in found:
                print(f"Notebooks/{name}: {fault}", file=sys.stderr)
    return 0 if passes else 1


if __name__ == "__main__":
    sys.exit(main())
