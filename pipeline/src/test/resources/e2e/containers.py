"""Pack a folder of files: containers.py whole FOLDER TARGET, containers.py hostile FILE TARGET, or containers.py flipped FILE TARGET.
Prints the names of the containers, as JSON."""

import bz2
import io
import json
import os
import struct
import sys
import tarfile
import zipfile
import zlib

what, source, target = sys.argv[1:]
os.makedirs(target)


def files(folder):
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(root, name)
            yield os.path.relpath(path, folder), path


def put(name, data):
    path = os.path.join(target, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


class Pipe(io.RawIOBase):
    """Cannot seek: sizes then follow the data (data descriptors)."""

    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, b):
        self.data += bytes(b)
        return len(b)


def whole():
    def zipped(name, method, **options):
        with zipfile.ZipFile(os.path.join(target, name), "w", method, **options) as z:
            for below, path in files(source):
                z.write(path, below)

    def tarred(name, mode, form):
        with tarfile.open(os.path.join(target, name), mode, format=form) as t:
            t.add(source, arcname=".")

    zipped("stored.zip", zipfile.ZIP_STORED)
    zipped("DEFLATED.ZIP", zipfile.ZIP_DEFLATED)
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as z:
        for below, path in files(source):
            z.write(path, below)
    put("streamed.zip", pipe.data)
    with zipfile.ZipFile(os.path.join(target, "zip64.zip"), "w") as z:
        for below, path in files(source):
            with z.open(zipfile.ZipInfo(below), "w", force_zip64=True) as out, open(path, "rb") as f:
                out.write(f.read())
    with open(os.path.join(target, "stored.zip"), "rb") as f:
        put("behind.zip", b"#!/bin/sh\nexit 1\n" * 100 + f.read())
    tarred("ustar.tar", "w", tarfile.USTAR_FORMAT)
    tarred("gnu.tar", "w", tarfile.GNU_FORMAT)
    tarred("pax.tar.gz", "w:gz", tarfile.PAX_FORMAT)
    tarred("short.tgz", "w:gz", tarfile.GNU_FORMAT)


def zip_of(entries, method=zipfile.ZIP_STORED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as z:
        for name, content in entries:
            z.writestr(zipfile.ZipInfo(name) if isinstance(name, str) else name, content, method)
    return bytearray(data.getvalue())


def tar_of(entries):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.GNU_FORMAT) as t:
        for name, content in entries:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            t.addfile(info, io.BytesIO(content))
    return bytearray(data.getvalue())


def central(data):
    """Where the entries of the directory are."""
    at = struct.unpack_from("<I", data, len(data) - 6)[0]
    found = []
    while data[at : at + 4] == b"PK\1\2":
        found.append(at)
        at += 46 + sum(struct.unpack_from("<HHH", data, at + 28))
    return found


def hostile():
    with open(source, "rb") as f:
        dicom = f.read()
    text = b"no image\n"
    good = ("good.dcm", dicom)
    put("names.zip", zip_of([
        ("../../../../outside/a.dcm", dicom), ("/etc/outside.dcm", dicom), ("c\\..\\d.dcm", dicom),
        ("bell\x07\x1b[31m\u202egnp.dcm", dicom), ("x" * 3000 + ".dcm", dicom), ("twice", dicom), ("twice", text),
        ("folder/", b"")]))
    put("names.tar", tar_of([("../../outside/b.dcm", dicom), ("y" * 3000, dicom), ("new\nline.dcm", dicom)]))
    put("nested.zip", zip_of([("inner.zip", bytes(zip_of([good]))), good]))
    put("empty.zip", zip_of([]))
    put("empty.tar", tar_of([]))
    for name in ("noise.zip", "noise.tar", "noise.tar.gz", "noise.tgz"):
        put(name, zlib.compress(dicom)[:20000])
        put("none." + name.split(".", 1)[1], b"")
    put("cut.zip", zip_of([good, ("b", dicom)])[:-30])
    put("cut.tar", tar_of([good, ("cut.dcm", dicom)])[: 512 + (len(dicom) + 511) // 512 * 512 + 512 + len(dicom) // 2])
    import gzip
    packed = gzip.compress(bytes(tar_of([good, ("cut.dcm", dicom)])), 0)
    put("cut.tar.gz", packed[: len(packed) * 3 // 4])

    encrypted = zip_of([good, ("secret.dcm", dicom)])
    second = central(encrypted)[1]
    encrypted[second + 8] |= 1
    put("encrypted.zip", encrypted)
    put("bzip2.zip", zip_of([good], zipfile.ZIP_BZIP2))
    lying = zip_of([good, ("lying.dcm", dicom)], zipfile.ZIP_DEFLATED)
    struct.pack_into("<I", lying, struct.unpack_from("<I", lying, central(lying)[1] + 42)[0] + 18, 77)
    put("lying.zip", lying)
    longer = zip_of([good, ("longer.dcm", dicom)])
    struct.pack_into("<I", longer, central(longer)[1] + 24, len(dicom) + 5000)
    put("longer.zip", longer)
    beyond = zip_of([good, ("beyond.dcm", dicom)])
    struct.pack_into("<II", beyond, central(beyond)[1] + 20, len(dicom) + 90000, len(dicom) + 90000)
    put("beyond.zip", beyond)
    broken = zip_of([good, ("broken.dcm", dicom)], zipfile.ZIP_DEFLATED)
    at = struct.unpack_from("<I", broken, central(broken)[1] + 42)[0]
    broken[at + 45 : at + 70] = b"\xff" * 25
    put("broken.zip", broken)
    # Two entries of the directory that share one file: what a bomb is made of.
    overlap = zip_of([("one.dcm", dicom), ("two.dcm", dicom), good])
    first, second = central(overlap)[:2]
    overlap[second + 42 : second + 46] = overlap[first + 42 : first + 46]
    put("overlap.zip", overlap)
    put("bomb.zip", zip_of([("zeros.dcm", bytes(40 << 20)), good], zipfile.ZIP_DEFLATED))
    put("bomb.tgz", gzip.compress(bytes(tar_of([("zeros.dcm", bytes(40 << 20)), good])), 9))
    links = io.BytesIO()
    with tarfile.open(fileobj=links, mode="w") as t:
        for name, kind in (("soft", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            t.addfile(info)
        info = tarfile.TarInfo("good.dcm")
        info.size = len(dicom)
        t.addfile(info, io.BytesIO(dicom))
    put("links.tar", links.getvalue())
    put("folder.zip!/plain.dcm", dicom)


def flipped():
    """One byte of the pixels, or of the checksum, is another; everything unpacks to its full size all the same."""
    with open(source, "rb") as f:
        dicom = f.read()
    wrong = bytearray(dicom)
    wrong[-1000] ^= 0x40
    wrong = bytes(wrong)

    def entry(name, data, of):
        """An entry with the bytes of one file and the checksum of another."""
        packed = zip_of([("text", b"no image"), ("bad.dcm", data)], zipfile.ZIP_DEFLATED if "deflated" in name else zipfile.ZIP_STORED)
        at = central(packed)[1]
        crc = struct.pack("<I", zlib.crc32(of))
        packed[at + 16 : at + 20] = crc
        local = struct.unpack_from("<I", packed, at + 42)[0]
        packed[local + 14 : local + 18] = crc
        put(name, packed)

    entry("deflated.zip", wrong, dicom)
    entry("stored.zip", wrong, dicom)
    entry("right-deflated.zip", dicom, dicom)
    entry("right-stored.zip", dicom, dicom)
    # A byte of the packed data itself: deflate of level 0 keeps bytes as they are, between the heads of its blocks.
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=0) as z:
        z.writestr("bad.dcm", dicom)
    packed = bytearray(data.getvalue())
    at = bytes(packed).rindex(dicom[-1100:-900])
    packed[at + 100] ^= 0x40
    put("level0.zip", packed)
    import gzip
    packed = bytearray(gzip.compress(bytes(tar_of([("bad.dcm", wrong)])), 1))
    packed[-8] ^= 1
    put("checksum.tar.gz", packed)
    # Python agrees on which of them are damaged.
    for name in os.listdir(target):
        if name.endswith(".zip"):
            with zipfile.ZipFile(os.path.join(target, name)) as z:
                assert (z.testzip() is None) == name.startswith("right"), name


{"whole": whole, "hostile": hostile, "flipped": flipped}[what]()
print(json.dumps(sorted(os.listdir(target))))
