"""Real files cut off, each in a series of its own, and what is left of them.

    truncated.py DATA FOLDER

DATA holds the real files, FOLDER gets the cut ones. Prints one JSON object: per file how many frames it declares, how many
are whole, and where the values are known from a lossless original, the least, largest and mean value of those.
"""
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import pydicom
from pydicom.uid import generate_uid

warnings.simplefilter("ignore")
data, folder = Path(sys.argv[1]), Path(sys.argv[2])
folder.mkdir()
found = {}


def renamed(path):
    """The file's bytes with identifiers of its own."""
    ds = pydicom.dcmread(data / path)
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    ds.SeriesInstanceUID = generate_uid()
    whole = folder / "whole"
    ds.save_as(whole)
    raw = whole.read_bytes()
    whole.unlink()
    return ds, raw


def fragments(raw):
    """Offset and length of each fragment behind the offset table."""
    at = raw.rindex(b"\xe0\x7f\x10\x00O") + 12
    items = []
    while raw[at : at + 4] == b"\xfe\xff\x00\xe0":
        length = int.from_bytes(raw[at + 4 : at + 8], "little")
        items.append((at + 8, length))
        at += 8 + length
    return items[1:]


def write(name, raw, frames, whole, values=None):
    (folder / name).write_bytes(raw)
    found[name] = {"frames": frames, "whole": whole}
    if values is not None and whole:
        some = values[:whole].astype(float)
        found[name].update(least=some.min(), largest=some.max(), mean=some.mean())


for path, name in (("nm-multiframe/NM-MONO2-16-13x-heart", "native.dcm"), ("mr-enhanced-small/emri_small.dcm", "native-mr.dcm")):
    ds, raw = renamed(path)
    n = int(ds.NumberOfFrames)
    at = raw.index(ds.PixelData[:4096])
    frame = len(ds.PixelData) // n
    write(name, raw[: at + 5 * frame + frame // 2], n, 5, ds.pixel_array)
    write("edge-" + name, renamed(path)[1][: at + 5 * frame], n, 5, ds.pixel_array)
    write("byte-" + name, renamed(path)[1][: at + 5 * frame - 1], n, 4, ds.pixel_array)

original = pydicom.dcmread(data / "mr-enhanced-small/emri_small.dcm").pixel_array
for kind in ("RLE", "jpeg_2k_lossless", "jpeg_ls_lossless"):
    path = f"mr-enhanced-small/emri_small_{kind}.dcm"
    ds, raw = renamed(path)
    items = fragments(raw)
    assert len(items) == 10
    start, length = items[5]
    write(f"{kind}.dcm", raw[: start + length // 2], 10, 5, original)
    write(f"{kind}-item.dcm", renamed(path)[1][: start - 4], 10, 5, original)
    write(f"{kind}-first.dcm", renamed(path)[1][: items[0][0] + 10], 10, 0)
ds, raw = renamed("us-multiframe/examples_ybr_color.dcm")
items = fragments(raw)
assert len(items) == 30
write("jpeg.dcm", raw[: items[12][0] + 100], 30, 12)

# In the header: within the groups of the frames, behind Rows; the same file in front of them.
ds, raw = renamed("ct-enhanced/CT0012.explicit_little_endian.dcm")
groups = raw.index(b"\x00\x52\x30\x92SQ")
write("groups.dcm", raw[: (groups + raw.index(b"\xe0\x7f\x10\x00O", groups)) // 2], 2, 0)
ds, raw = renamed("mr-enhanced-small/emri_small.dcm")
rows = raw.index(b"\x28\x00\x10\x00US")
write("description.dcm", raw[: rows + 3], 0, 0)

# One slice of five is cut in its pixels.
series = generate_uid()
for k, path in enumerate(sorted((data / "ct-axial-small").iterdir())[:5]):
    ds, raw = renamed(path.relative_to(data))
    uid = ds.SeriesInstanceUID.encode()
    raw = raw.replace(uid, (str(series)[: len(uid)]).encode().ljust(len(uid), b"0"))
    write(f"ct-{k}.dcm", raw[:-1000] if k == 2 else raw, 1, 0 if k == 2 else 1)
json.dump(found, sys.stdout)
