"""Files of every specific character set, and what pydicom reads in them.

    text.py FOLDER

Writes into FOLDER one file a set: ImageComments holds every character of the set that Python's codec knows,
PatientName a name of up to three component groups. Prints one JSON object: per file the values as pydicom has them.
"""
import json
import struct
import sys
import warnings
from pathlib import Path

import pydicom

warnings.simplefilter("ignore")
ESC = b"\x1b"


def pairs(codec, low, high, prefix=b""):
    """All codes of two bytes that a codec knows."""
    found = b""
    for first in range(low, high + 1):
        for second in range(0x21 if low < 0x80 else 0x40, 0xFF):
            code = bytes((first, second))
            if low < 0x80 and second > 0x7E:
                continue
            try:
                if len((prefix + code).decode(codec)) == 1:
                    found += code
            except UnicodeDecodeError:
                pass
    return found


def upper_pairs(codec):
    """All codes of two bytes above A0."""
    codes = pairs(codec, 0xA1, 0xFE)
    return b"".join(codes[i : i + 2] for i in range(0, len(codes), 2) if codes[i + 1] > 0xA0)


def known(codec):
    """All single bytes above A0 that a codec knows."""
    return bytes(b for b in range(0xA0, 0x100) if "\ufffd" not in bytes((b,)).decode(codec, "replace"))


def japanese(text):
    return ESC + b"$B" + text.encode("iso2022_jp")[3:-3]


def files():
    for number, codec in {
        100: "iso8859_1", 101: "iso8859_2", 109: "iso8859_3", 110: "iso8859_4", 144: "iso8859_5", 127: "iso8859_6",
        126: "iso8859_7", 138: "iso8859_8", 148: "iso8859_9", 166: "iso8859_11", 203: "iso8859_15",
    }.items():
        some = known(codec)[number == 166 :]  # TIS 620 has no A0
        yield f"ir{number}", f"ISO_IR {number}", some, some[20:24] + b"^" + some[24:28]
        # pydicom leaves the escape sequence of ISO-IR 166 in the text.
        if number != 166 and f"ISO_IR {number}" in pydicom.charset.python_encoding:
            final = {100: b"A", 101: b"B", 109: b"C", 110: b"D", 144: b"L", 127: b"G", 126: b"F", 138: b"H",
                     148: b"M", 166: b"T", 203: b"b"}[number]
            switched = ESC + b"-" + final + some
            yield f"iso2022-ir{number}", f"\\ISO 2022 IR {number}", switched, b"A^B"
    yield "ir13", "ISO_IR 13", bytes(range(0xA1, 0xE0)), b"\xd4\xcf\xc0\xde^\xc0\xdb\xb3"
    name = japanese("山田") + b"%s^" + japanese("太郎") + b"%s=" + japanese("やまだ") + b"%s^" + japanese("たろう") + b"%s"
    back = ESC + b"(B"
    kanji = ESC + b"$B" + pairs("iso2022_jp", 0x21, 0x7E, ESC + b"$B") + back
    yield "ir87", "\\ISO 2022 IR 87", kanji, b"Yamada^Tarou=" + name % (back, back, back, back)
    roman = ESC + b"(J"
    yield ("ir13-ir87", "ISO 2022 IR 13\\ISO 2022 IR 87", b"\xd4\xcf " + kanji[:-3] + roman,
           b"\xd4\xcf\xc0\xde^\xc0\xdb\xb3=" + name % (roman, roman, roman, roman))
    more = ESC + b"$(D" + pairs("iso2022_jp_2", 0x21, 0x7E, ESC + b"$(D") + back
    yield "ir159", "\\ISO 2022 IR 87\\ISO 2022 IR 159", more, b"A=" + ESC + b"$(D\x30\x21\x6d\x63" + back
    hangul = ESC + b"$)C"
    yield ("ir149", "\\ISO 2022 IR 149", hangul + upper_pairs("euc_kr"),
           b"Hong^Gildong=" + hangul + "洪".encode("euc_kr") + b"^" + hangul + "吉洞".encode("euc_kr")
           + b"=" + hangul + "홍".encode("euc_kr") + b"^" + hangul + "길동".encode("euc_kr"))
    chinese = ESC + b"$)A"
    yield ("ir58", "\\ISO 2022 IR 58", chinese + upper_pairs("gb2312"),
           b"Zhang^XiaoDong=" + chinese + "张".encode("gb2312") + b"^" + chinese + "小东".encode("gb2312") + b"=")
    for codec in ("GB18030", "GBK"):
        yield codec, codec, pairs(codec, 0x81, 0xFE), "Wang^XiaoDong=王^小东=ワン^シャオ".encode(codec)
    every = "".join(chr(c) for c in range(0xA0, 0xFFF0, 7) if not 0xD800 <= c < 0xE000) + "\U0001fa7b"
    yield "utf8", "ISO_IR 192", every.encode()[:65000].decode(errors="ignore").encode(), "Wáng=王^小东=왕".encode()


def element(group, number, vr, value):
    value += b" " * (len(value) % 2) if vr != b"UI" else b"\0" * (len(value) % 2)
    return struct.pack("<HH2sH", group, number, vr, len(value)) + value


def write(path, terms, comments, name, index):
    uid = f"1.2.826.0.1.3680043.8.498.{index}".encode()
    meta = element(2, 0x10, b"UI", b"1.2.840.10008.1.2.1")
    data = b"\0" * 128 + b"DICM" + element(2, 0, b"UL", struct.pack("<I", len(meta))) + meta
    data += element(8, 5, b"CS", terms.encode()) + element(8, 0x16, b"UI", b"1.2.840.10008.5.1.4.1.1.66")
    data += element(8, 0x18, b"UI", uid) + element(0x10, 0x10, b"PN", name) + element(0x20, 0xE, b"UI", uid + b".1")
    path.write_bytes(data + element(0x20, 0x4000, b"LT", b"[" + comments + b"]"))


folder = Path(sys.argv[1])
folder.mkdir()
found = {}
for index, (title, terms, comments, name) in enumerate(files()):
    path = folder / (title + ".dcm")
    write(path, terms, comments, name, index)
    ds = pydicom.dcmread(path)
    found[path.name] = {
        "PatientName": str(ds.PatientName),
        "groups": ds["PatientName"].to_json_dict(None, 0)["Value"][0],
        "ImageComments": ds.ImageComments,
    }
# pydicom 2.3 does not know ISO-IR 203: the codec alone is the witness.
for key, values in list(found["ir203.dcm"].items()):
    text = json.dumps(values, ensure_ascii=False).encode("iso8859_1").decode("iso8859_15")
    found["ir203.dcm"][key] = json.loads(text)
# pydicom leaves the escape sequences of this set in the text.
text = json.dumps(found["ir58.dcm"], ensure_ascii=False)
found["ir58.dcm"] = json.loads(text.replace("\\u001b$)A", ""))
json.dump(found, sys.stdout)
