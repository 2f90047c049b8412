"""Decodes DICOM files with dcmtk, gdcm and pydicom, for tests to compare with.

usage: witness.py LIST OUT
LIST: a file with one path a line. OUT: a folder that receives, for the path in line n, n.json with
the frames, rows, columns and channels, and n.raw with the stored values (gray: as integers) or the
colours (3 channels, 8 bits), each as a little endian double; or an "error" in n.json.
"""

import json
import os
import subprocess
import sys
import tempfile
import warnings

import numpy
import pydicom
from pydicom.encaps import generate_pixel_data_frame
from pydicom.pixel_data_handlers.util import apply_color_lut

warnings.simplefilter("ignore")

NATIVE = {"", "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"}


def tools(uid):
    last = uid.replace("1.2.840.10008.1.2.", "")
    if last == "5":
        return [["dcmdrle"], ["gdcmconv", "--raw"]]
    if last in ("4.80", "4.81"):
        return [["dcmdjpls", "--conv-never"], ["gdcmconv", "--raw"]]
    if last.startswith("4.5") or last in ("4.70",):
        return [["dcmdjpeg", "--conv-never"], ["gdcmconv", "--raw"]]
    if last in ("4.90", "4.91", "4.92", "4.93"):
        return [["gdcmconv", "--raw"]]
    return []


def open_jph(path):
    """High-Throughput JPEG 2000 by ojph_expand, whose pictures, PGM and PPM, hold no signed samples:
    the codestream's size segment is made to say unsigned, which raises them by half their range."""
    ds = pydicom.dcmread(path)
    colour = ds.SamplesPerPixel == 3
    frames = []
    for frame in generate_pixel_data_frame(ds.PixelData, int(ds.get("NumberOfFrames", 1) or 1)):
        frame = bytearray(frame)
        size = frame.index(b"\xff\x51")
        signed, bits = frame[size + 40] & 0x80, (frame[size + 40] & 0x7F) + 1
        for component in range(ds.SamplesPerPixel):
            frame[size + 40 + 3 * component] &= 0x7F
        with tempfile.TemporaryDirectory() as folder:
            code = os.path.join(folder, "frame.j2c")
            out = os.path.join(folder, "frame." + ("ppm" if colour else "pgm"))
            with open(code, "wb") as file:
                file.write(frame)
            subprocess.run(["ojph_expand", "-i", code, "-o", out], capture_output=True, check=True)
            with open(out, "rb") as file:
                samples = file.read()
        kind = numpy.dtype(">u%d" % (2 if bits > 8 else 1))
        size = ds.Rows * ds.Columns * ds.SamplesPerPixel * kind.itemsize
        stored = numpy.frombuffer(samples[-size:], kind).astype(int)
        frames.append(stored - (1 << (bits - 1)) if signed else stored)
    ds.PixelData = numpy.concatenate(frames).astype("<i%d" % (ds.BitsAllocated // 8)).tobytes()
    ds["PixelData"].is_undefined_length = False
    ds.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
    if colour:
        ds.PlanarConfiguration = 0
        ds.PhotometricInterpretation = "RGB"
    return ds, "ojph_expand"


def native(path, uid):
    """The data set with native pixels, and who decoded them."""
    if uid in NATIVE:
        return pydicom.dcmread(path, force=True), "pydicom"
    if uid.startswith("1.2.840.10008.1.2.4.20"):
        return open_jph(path)
    for tool in tools(uid):
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "native.dcm")
            done = subprocess.run(tool + [path, out], capture_output=True)
            if done.returncode == 0 and os.path.exists(out):
                ds = pydicom.dcmread(out)
                ds.PixelData
                return ds, tool[0]
    raise ValueError("no witness decodes " + uid)


def to_rgb(ybr):
    y, b, r = (ybr[..., i].astype(float) for i in range(3))
    b, r = b - 128, r - 128
    rgb = numpy.stack([y + 1.402 * r, y - 0.344136 * b - 0.714136 * r, y + 1.772 * b], -1)
    return numpy.clip(numpy.rint(rgb), 0, 255)


def values(ds):
    if not hasattr(ds.file_meta, "TransferSyntaxUID"):
        ds.file_meta.TransferSyntaxUID = (
            "1.2.840.10008.1.2" if ds.is_implicit_VR else "1.2.840.10008.1.2.1"
        )
    frames = int(ds.get("NumberOfFrames", 1) or 1)
    samples = ds.SamplesPerPixel
    pixels = ds.pixel_array.reshape((frames, ds.Rows, ds.Columns, samples))
    photometric = ds.PhotometricInterpretation
    if samples == 3:
        pixels = pixels >> (ds.BitsStored - 8)
        return to_rgb(pixels) if photometric.startswith("YBR_FULL") else pixels
    if photometric == "PALETTE COLOR":
        rgb = apply_color_lut(pixels[..., 0], ds)
        return rgb >> 8 if rgb.dtype.itemsize == 2 else rgb
    if pixels.dtype.kind in "iu":
        low = ds.HighBit + 1 - ds.BitsStored
        mask = (1 << ds.BitsStored) - 1
        stored = (pixels.astype(numpy.int64) >> low) & mask
        if ds.PixelRepresentation == 1:
            stored -= (stored >> (ds.BitsStored - 1)) << ds.BitsStored
        return stored
    return pixels


def main(listing, out):
    with open(listing) as lines:
        paths = [line.rstrip("\n") for line in lines]
    for n, path in enumerate(paths):
        answer = {}
        try:
            header = pydicom.dcmread(path, force=True, stop_before_pixels=True)
            uid = str(getattr(header.file_meta, "TransferSyntaxUID", ""))
            ds, answer["witness"] = native(path, uid)
            pixels = values(ds)
            answer.update(zip(("frames", "rows", "columns", "channels"), pixels.shape))
            pixels.astype("<f8").tofile(os.path.join(out, "%d.raw" % n))
        except Exception as e:
            answer["error"] = "%s: %s" % (type(e).__name__, e)
        with open(os.path.join(out, "%d.json" % n), "w") as file:
            json.dump(answer, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
