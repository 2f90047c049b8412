"""Images with every form of Modality LUT and VOI transformation, and what pydicom makes of them.

    values.py write FOLDER TRUTH
    values.py check TRUTH QUESTION.json

The first writes one series a case to FOLDER and, per case, values and gray to TRUTH. The second compares a run with
them: QUESTION.json is a list of the rows of the volumes, with the paths of their picture and NIfTI file; it prints
what differs, by the name of the case.
"""
import copy
import json
import os
import sys

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.pixel_data_handlers.util import apply_modality_lut, apply_voi, apply_windowing
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, generate_uid

ROWS, COLUMNS = 24, 32
SYNTAXES = {"explicit": ExplicitVRLittleEndian, "implicit": ImplicitVRLittleEndian, "big": ExplicitVRBigEndian}


def image(bits=12, signed=False, photometric="MONOCHROME2", low=0, high=None):
    """Every stored value of a range, about evenly, in no order."""
    ds = Dataset()
    ds.SOPClassUID, ds.Modality = "1.2.840.10008.5.1.4.1.1.1", "CR"
    ds.Rows, ds.Columns, ds.SamplesPerPixel, ds.PhotometricInterpretation = ROWS, COLUMNS, 1, photometric
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 8 if bits == 8 else 16, bits, bits - 1
    ds.PixelRepresentation = int(signed)
    high = (1 << bits - int(signed)) - 1 if high is None else high
    pixels = np.linspace(low, high, ROWS * COLUMNS).round().astype("i4")
    pixels = np.random.RandomState(7).permutation(pixels).reshape(ROWS, COLUMNS)
    ds.pixels = pixels.astype(("i" if signed else "u") + str(ds.BitsAllocated // 8))
    return ds


def table(entries, first, bits, vr="US", first_vr="US", **more):
    item = Dataset()
    first = first & 0xFFFF if first_vr == "US" else first
    count = len(entries) if len(entries) < 65536 else 0
    item.add_new("LUTDescriptor", first_vr, [count, first, bits])
    if vr == "OW":
        item.add_new("LUTData", "OW", np.asarray(entries, "<u2").tobytes())
    else:
        item.add_new("LUTData", "US", [int(entry) for entry in entries])
    for name, value in more.items():
        setattr(item, name, value)
    return Sequence([item])


def ramp(count, top, power=1.0):
    """Entries that rise, and a few that fall, so that no straight line would do."""
    entries = (np.linspace(0, 1, count) ** power * top).round().astype(int)
    entries[count // 2] = 3
    return entries


def cases():
    """Name, the file, and a file that means the same to pydicom (None: the same), and the syntax."""
    ds = image()
    ds.ModalityLUTSequence = table(ramp(4096, 65535, 2), 0, 16, ModalityLUTType="OD")
    yield "modality-16", ds, None, "explicit"

    ds = image(8)
    ds.ModalityLUTSequence = table(ramp(100, 250), 60, 8, ModalityLUTType="US")
    yield "modality-8-clamped-at-both-ends", ds, None, "implicit"

    ds = image(16, signed=True, low=-2000, high=3000)
    ds.ModalityLUTSequence = table(ramp(4096, 4000, 0.5), -1024, 16, first_vr="SS", ModalityLUTType="HU")
    yield "modality-signed", ds, None, "implicit"

    ds = image(16, signed=True, low=-2000, high=3000)
    twin = copy.deepcopy(ds)
    twin.ModalityLUTSequence = table(ramp(4096, 4000, 0.5), -1024, 16, first_vr="SS")
    ds.ModalityLUTSequence = table(ramp(4096, 4000, 0.5), -1024, 16, first_vr="US")
    yield "modality-signed-under-a-wrong-vr", ds, twin, "explicit"

    ds = image(16)
    ds.ModalityLUTSequence = table(ramp(65536, 65535, 3), 0, 16, vr="OW", ModalityLUTType="Z_EFF")
    yield "modality-65536-entries", ds, None, "explicit"

    ds = image(8)
    twin = copy.deepcopy(ds)
    twin.ModalityLUTSequence = table(ramp(256, 255, 2), 0, 8)
    ds.ModalityLUTSequence = table([0], 0, 8)
    item = ds.ModalityLUTSequence[0]
    item.LUTDescriptor = [256, 0, 8]
    item.add_new("LUTData", "OW", ramp(256, 255, 2).astype("u1").tobytes())
    yield "modality-8-two-to-a-word", ds, twin, "explicit"

    ds = image(10)
    ds.ModalityLUTSequence = table(ramp(1024, 1000, 2), 0, 16, vr="OW")
    ds.RescaleSlope, ds.RescaleIntercept = 5, 7
    ds.WindowCenter, ds.WindowWidth = 400, 300
    yield "modality-goes-before-rescale", ds, None, "explicit"

    ds = image(12)
    ds.ModalityLUTSequence = table(ramp(4096, 4095, 2), 0, 16)
    ds.VOILUTSequence = table(ramp(3000, 1023, 0.5), 500, 10)
    yield "modality-and-voi-lut", ds, None, "big"

    # pydicom 2.3 computes the index into an 8-bit table in 8 bits: it is given one of 16 bits with the same entries.
    ds = image(12)
    twin = copy.deepcopy(ds)
    twin.VOILUTSequence, twin.white = table(ramp(200, 255, 0.5), 2000, 16), 255
    ds.VOILUTSequence = table(ramp(200, 255, 0.5), 2000, 8)
    yield "voi-8", ds, twin, "implicit"

    ds = image(12)
    ds.RescaleSlope, ds.RescaleIntercept, ds.RescaleType = 0.5, -100, "OD"
    ds.WindowCenter, ds.WindowWidth = [500, 40], [800, 60]
    ds.WindowCenterWidthExplanation = ["NORMAL", "HARD"]
    yield "linear-first-of-two", ds, None, "explicit"

    ds = image(12)
    ds.WindowCenter, ds.WindowWidth, ds.VOILUTFunction = 2048, 4096, "LINEAR"
    yield "linear-whole-range", ds, None, "explicit"

    ds = image(12)
    ds.WindowCenter, ds.WindowWidth = 2048, 1
    yield "linear-one-wide", ds, None, "explicit"

    ds = image(12)
    ds.WindowCenter, ds.WindowWidth, ds.VOILUTFunction = 1000, 700, "LINEAR_EXACT"
    yield "linear-exact", ds, None, "explicit"

    ds = image(12, signed=True, low=-2048)
    ds.WindowCenter, ds.WindowWidth, ds.VOILUTFunction = -100, 900, "SIGMOID"
    yield "sigmoid", ds, None, "implicit"

    ds = image(12, photometric="MONOCHROME1")
    ds.WindowCenter, ds.WindowWidth, ds.VOILUTFunction = 2000, 1500, "SIGMOID"
    ds.PresentationLUTShape = "INVERSE"
    yield "inverse-twice-said-once-done", ds, None, "explicit"

    ds = image(12)
    ds.WindowCenter, ds.WindowWidth = 2000, 1500
    ds.PresentationLUTShape = "INVERSE"
    yield "inverse-by-its-shape-alone", ds, None, "explicit"

    ds = image(8, photometric="MONOCHROME1")
    ds.WindowCenter, ds.WindowWidth = 100, 150
    yield "inverse-by-monochrome1-alone", ds, None, "explicit"

    ds = image(12)
    ds.VOILUTSequence = Sequence([*table(ramp(4096, 4095, 2), 0, 12), *table(ramp(4096, 4095, 0.2), 0, 12)])
    yield "voi-12-first-of-two", ds, None, "explicit"

    ds = image(12, photometric="MONOCHROME1")
    ds.VOILUTSequence = table(ramp(4096, 65535, 2), 0, 16, vr="OW")
    yield "voi-16-inverse", ds, None, "implicit"

    ds = image(12)
    ds.RescaleSlope, ds.RescaleIntercept = 1, -1024
    ds.VOILUTSequence = table(ramp(2000, 1023), -1000, 10, first_vr="SS")
    yield "voi-of-negative-values", ds, None, "explicit"

    ds = image(12)
    ds.WindowCenter, ds.WindowWidth = 1000, 100
    ds.VOILUTSequence = table(ramp(4096, 4095, 2), 0, 12)
    twin = copy.deepcopy(ds)
    del twin.VOILUTSequence
    yield "window-goes-before-voi-lut", ds, twin, "explicit"

    ds = image(12)
    mapping = Dataset()
    mapping.LUTLabel, mapping.LUTExplanation = "ADC", "Apparent diffusion"
    mapping.RealWorldValueSlope, mapping.RealWorldValueIntercept = 1e-6, 0.5
    mapping.RealWorldValueFirstValueMapped, mapping.RealWorldValueLastValueMapped = 0, 4095
    units = Dataset()
    units.CodeValue, units.CodingSchemeDesignator, units.CodeMeaning = "mm2/s", "UCUM", "mm2/s"
    mapping.MeasurementUnitsCodeSequence = Sequence([units])
    other = Dataset()
    other.LUTLabel, other.RealWorldValueLUTData = "TABLE", [1.5, 2.5, 4.5]
    ds.RealWorldValueMappingSequence = Sequence([mapping, other])
    ds.WindowCenter, ds.WindowWidth = 2000, 3000
    yield "real-world-linear-and-table", ds, None, "explicit"


def values(ds, pixels):
    return np.asarray(apply_modality_lut(pixels, ds), "f8")


def gray(ds, pixels):
    """0 to 255: what pydicom gives, from its whole range."""
    modality = apply_modality_lut(pixels, ds)
    if "WindowCenter" in ds:
        shown = apply_windowing(modality, ds)
        low = high = None
        if "ModalityLUTSequence" in ds:
            # pydicom rescales the range of a table by the slope beside it, which is not for tables.
            low, high = shown.min(), shown.max()
        else:
            sign = int(ds.PixelRepresentation)
            ends = np.array([-(1 << ds.BitsStored - 1) if sign else 0, (1 << ds.BitsStored - sign) - 1], "f8")
            low, high = ends * float(ds.get("RescaleSlope", 1)) + float(ds.get("RescaleIntercept", 0))
        shown = (shown - low) / (high - low) * 255
    elif "VOILUTSequence" in ds:
        if not np.issubdtype(modality.dtype, np.integer):
            assert (modality == modality.round()).all()
            modality = modality.round().astype("i4")
        white = getattr(ds, "white", (1 << ds.VOILUTSequence[0].LUTDescriptor[2]) - 1)
        shown = apply_voi(modality.astype("i4"), ds).astype("f8") / white * 255
    else:
        return np.array([])
    return 255 - shown if inverted(ds) else shown


def inverted(ds):
    return ds.PhotometricInterpretation == "MONOCHROME1" or ds.get("PresentationLUTShape") == "INVERSE"


def save(ds, path, syntax):
    uid = SYNTAXES[syntax]
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = uid
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = generate_uid()
    ds.StudyInstanceUID = generate_uid()
    ds.is_little_endian, ds.is_implicit_VR = syntax != "big", syntax == "implicit"
    order = ">" if syntax == "big" else "<"
    pixels = ds.__dict__.pop("pixels")
    ds.PixelData = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    ds["PixelData"].VR = "OW"
    pydicom.dcmwrite(path, ds, write_like_original=False)


def enhanced():
    """Four frames, each with a rescaling of its own; one sigmoid window for all, in the shared groups."""
    ds = image(12)
    ds.SOPClassUID, ds.Modality = "1.2.840.10008.5.1.4.1.1.4.1", "MR"
    frames = [np.roll(ds.pixels, k * 5) for k in range(4)]
    shared, voi = Dataset(), Dataset()
    voi.WindowCenter, voi.WindowWidth, voi.VOILUTFunction = 3000, 2500, "SIGMOID"
    shared.FrameVOILUTSequence = Sequence([voi])
    measures, orientation = Dataset(), Dataset()
    measures.PixelSpacing, measures.SliceThickness = [1, 1], 2
    orientation.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    shared.PixelMeasuresSequence = Sequence([measures])
    shared.PlaneOrientationSequence = Sequence([orientation])
    ds.SharedFunctionalGroupsSequence = Sequence([shared])
    own, flat = [], []
    for k in range(4):
        position, transformation, item = Dataset(), Dataset(), Dataset()
        position.ImagePositionPatient = [0, 0, 2 * k]
        transformation.RescaleSlope, transformation.RescaleIntercept = 0.5 * (k + 1), -10 * k
        transformation.RescaleType = "PCT"
        item.PlanePositionSequence = Sequence([position])
        item.PixelValueTransformationSequence = Sequence([transformation])
        own.append(item)
        single = image(12)
        single.RescaleSlope, single.RescaleIntercept = 0.5 * (k + 1), -10 * k
        single.WindowCenter, single.WindowWidth, single.VOILUTFunction = 3000, 2500, "SIGMOID"
        flat.append(single)
    ds.PerFrameFunctionalGroupsSequence = Sequence(own)
    ds.NumberOfFrames = 4
    ds.pixels = np.stack(frames)
    return ds, np.stack([values(flat[k], frames[k]) for k in range(4)]), gray(flat[2], frames[2])


def write(folder, truth):
    names = []
    for index, (name, ds, twin, syntax) in enumerate(cases()):
        ds.SeriesInstanceUID = "1.2.826.0.1.3680043.10.777.%d" % index
        pixels, model = ds.pixels, twin or ds
        model.is_little_endian = True  # of the tables in memory
        np.savez(os.path.join(truth, ds.SeriesInstanceUID), values=values(model, pixels), gray=gray(model, pixels))
        if syntax == "big":
            for sequence in (ds.get("ModalityLUTSequence"), ds.get("VOILUTSequence")):
                for item in sequence or []:
                    assert item["LUTData"].VR == "US"
        save(ds, os.path.join(folder, name + ".dcm"), syntax)
        names.append([ds.SeriesInstanceUID, name])
    ds, all_values, middle = enhanced()
    ds.SeriesInstanceUID = "1.2.826.0.1.3680043.10.777.999"
    np.savez(os.path.join(truth, ds.SeriesInstanceUID), values=all_values, gray=middle)
    save(ds, os.path.join(folder, "enhanced.dcm"), "explicit")
    names.append([ds.SeriesInstanceUID, "enhanced"])
    return dict(names)


def check(truth, question):
    import imageio
    import nibabel

    answers = []
    for row in json.load(open(question)):
        wrong = []
        data = np.load(os.path.join(truth, row["uid"] + ".npz"))
        expected = data["values"]
        for name, value in (("min", expected.min()), ("max", expected.max()), ("mean", expected.mean())):
            if abs(row[name] - value) > 1e-9 * max(1, abs(value)):
                wrong.append("%s is %r, not %r" % (name, row[name], value))
        voxels = nibabel.load(row["nifti"]).get_fdata().T.reshape(expected.shape)
        if not (voxels == expected).all():
            wrong.append("NIfTI differs by up to %g" % np.abs(voxels - expected).max())
        if data["gray"].size:
            picture = np.asarray(imageio.imread(row["png"]), "f8")
            difference = np.abs(picture - data["gray"])
            # Half a level is rounding to whole ones.
            if picture.shape != data["gray"].shape or difference.max() > 0.51:
                wrong.append("the picture differs by %g" % difference.max())
        answers.append({"uid": row["uid"], "gray": bool(data["gray"].size), "wrong": wrong})
    return answers


if __name__ == "__main__":
    print(json.dumps({"write": write, "check": check}[sys.argv[1]](*sys.argv[2:])))
