"""Compares DICOM JSON, one file a line, with what pydicom makes of the same files.

Standard input: path, TAB, "1" where the data set is inflated, TAB, DICOM JSON.
Standard output: path, TAB, tag path, TAB, what differs. No line where both agree.

Both sides are brought to a common form first: a reference to bytes becomes those bytes, padding is
cut, empty values are absent, numbers are doubles; group lengths are left out (PS3.18 F.2.2).
"""

import base64
import json
import sys
import warnings

import pydicom
from pydicom import _private_dict

warnings.simplefilter("ignore")
# Private elements count as UN on both sides: PS3.6 does not list them.
_private_dict.private_dictionaries.clear()

BYTES = {"OB", "OD", "OF", "OL", "OV", "OW", "UN"}
NUMBERS = {"DS", "FD", "FL", "IS", "SL", "SS", "SV", "UL", "US", "UV"}


def number(value):
    try:
        return float(str(value).strip(" \0"))
    except ValueError:
        return str(value).strip(" \0")


def one(vr, value):
    if value is None:
        return None
    if vr in NUMBERS:
        return None if value == "" else number(value)
    if vr == "PN":
        parts = {k: v.strip(" \0") for k, v in value.items() if v.strip(" \0")}
        return parts or None
    return str(value).strip(" \0") or None


def reference(uri, data):
    parts = dict(p.split("=") for p in uri.lstrip("?").split("&"))
    start = int(parts["offset"])
    return data[start : start + int(parts["length"])] if "length" in parts else data[start:]


def normal(model, data):
    out = {}
    for tag, element in model.items():
        if tag.endswith("0000"):
            continue
        vr = element["vr"]
        if "BulkDataURI" in element:
            out[tag] = (vr, reference(element["BulkDataURI"], data))
        elif "InlineBinary" in element:
            out[tag] = (vr, base64.b64decode(element["InlineBinary"], validate=True))
        elif vr == "SQ":
            out[tag] = (vr, [normal(item, data) for item in element.get("Value", [])])
        else:
            values = [one(vr, v) for v in element.get("Value", [])]
            out[tag] = (vr, b"" if vr in BYTES else values if any(v is not None for v in values) else [])
    return out


def describe(pair):
    vr, value = pair
    if isinstance(value, bytes):
        return f"{vr} {len(value)} bytes"
    return f"{vr} {json.dumps(value, default=str)[:80]}"


def compare(ours, theirs, prefix):
    for tag in sorted(set(ours) | set(theirs)):
        place = prefix + tag
        if tag not in ours:
            yield place, "only pydicom has " + describe(theirs[tag])
        elif tag not in theirs:
            yield place, "only we have " + describe(ours[tag])
        else:
            a, b = ours[tag], theirs[tag]
            both_items = a[0] == b[0] == "SQ"
            if both_items and len(a[1]) == len(b[1]):
                for i, (x, y) in enumerate(zip(a[1], b[1])):
                    yield from compare(x, y, f"{place}[{i}].")
            elif tag == "7FE00010" and isinstance(a[1], bytes) and isinstance(b[1], bytes):
                # Ours reaches to the end of the file where the length is undefined.
                if not a[1].startswith(b[1]):
                    yield place, f"{describe(a)} | {describe(b)}"
                elif a[0] != b[0]:
                    yield place, f"vr {a[0]} | {b[0]}"
            elif a[1] != b[1]:
                yield place, f"{describe(a)} | {describe(b)}"
            elif a[0] != b[0]:
                yield place, f"vr {a[0]} | {b[0]}"


def theirs_of(path, inflated):
    dataset = pydicom.dcmread(path, force=True)
    model = {}
    for element in list(dataset):
        if element.tag.element == 0:
            continue
        try:
            model[f"{element.tag:08X}"] = element.to_json_dict(None, 1 << 40)
        except Exception as e:
            model[f"{element.tag:08X}"] = {"vr": "UN", "failed": f"{type(e).__name__}"}
    return model


for line in sys.stdin.buffer:
    path, inflated, text = line.decode("utf-8").rstrip("\n").split("\t", 2)
    try:
        model = json.loads(text)
        if not inflated == "1":
            with open(path, "rb") as f:
                data = f.read()
        else:
            import zlib
            with open(path, "rb") as f:
                raw = f.read()
            start = pydicom.filereader.read_partial
            meta = pydicom.filereader.read_file_meta_info(path)
            at = 128 + 4 + 12 + meta.FileMetaInformationGroupLength
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw[at:])
        ours = normal(model, data)
        theirs = normal(theirs_of(path, inflated == "1"), b"")
    except Exception as e:
        print(f"{path}\t-\tpydicom failed: {type(e).__name__}: {e}")
        continue
    for place, what in compare(ours, theirs, ""):
        print(f"{path}\t{place}\t{what}")
