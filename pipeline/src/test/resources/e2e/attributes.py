"""The top-level attributes of files as pydicom's JSON model has them.

    attributes.py FILES KEYWORDS

FILES and KEYWORDS name texts with one entry a line. Prints one JSON object: per file, per keyword that the file has,
the list of its values; "unreadable" in place of the list where pydicom cannot make values of it. For a DA, TM or DT also
"keyword parsed": the first value in ISO 8601, null where pydicom knows no date or time in it.
"""
import json
import sys
import warnings

import pydicom
from pydicom import config, valuerep
from pydicom.datadict import dictionary_VR, tag_for_keyword

warnings.simplefilter("ignore")
config.settings.reading_validation_mode = config.IGNORE


def values(ds, tag):
    try:
        return ds[tag].to_json_dict(None, 0).get("Value", [])
    except Exception as e:  # whatever: the test lists which attributes may end here
        return "unreadable " + type(e).__name__


def parsed(vr, value):
    try:
        kind = {"DA": valuerep.DA, "TM": valuerep.TM, "DT": valuerep.DT}[vr]
        return kind(value.strip()).isoformat() if value.strip() else None
    except ValueError:
        return None


def attributes(path, tags):
    try:
        ds = pydicom.dcmread(path, force=True, specific_tags=None, defer_size=1 << 16)
    except Exception as e:
        return "unreadable " + type(e).__name__
    found = {}
    for keyword, tag in tags:
        home = ds.file_meta if tag >> 16 == 2 else ds
        if tag in home:
            found[keyword] = values(home, tag)
            vr = dictionary_VR(tag)
            if vr in ("DA", "TM", "DT"):
                found[keyword + " parsed"] = parsed(vr, str(found[keyword][0] or "") if found[keyword] else "")
    return found


paths = open(sys.argv[1], encoding="utf-8").read().splitlines()
keywords = open(sys.argv[2], encoding="utf-8").read().splitlines()
pairs = [(k, tag_for_keyword(k)) for k in keywords]
json.dump({path: attributes(path, pairs) for path in paths}, sys.stdout)
