"""NIfTI files against pydicom: voxel by voxel, affine by its definition. Read with nibabel.

    nifti.py OUTPUT QUESTION.json

OUTPUT is the run's folder, QUESTION.json a list of volumes: path of the file below OUTPUT, planes, units and frames
(uri, frame_number, slice_index). Prints a list with, per volume, what is wrong (empty: nothing), whether the affine
could be checked, and what was compared.
"""
import json
import sys

import nibabel
import numpy as np
import pydicom


def group(ds, number, sequence):
    """The item of a functional group of a frame, or None (PS3.3 C.7.6.16)."""
    if "PerFrameFunctionalGroupsSequence" not in ds:
        return None
    for holder in (ds.PerFrameFunctionalGroupsSequence[number - 1], ds.SharedFunctionalGroupsSequence[0]):
        if sequence in holder and holder[sequence].value:
            return holder[sequence][0]
    return None


def attribute(ds, number, sequence, name):
    """From the functional group, else from the top level."""
    item = group(ds, number, sequence)
    return item.get(name) if item is not None and name in item else ds.get(name)


def mosaic(ds):
    """How many tiles stand beside each other in a Siemens mosaic; 0 where it is none."""
    tiles = ds.get((0x0019, 0x100A))
    if "MOSAIC" not in ds.get("ImageType", []) or tiles is None:
        return 0
    return int(np.ceil(np.sqrt(int(tiles.value))))


def read(uri, cache={}):
    if uri not in cache:
        cache.clear()
        ds = pydicom.dcmread(uri, force=True)
        if "TransferSyntaxUID" not in ds.file_meta:  # a file without file meta information
            ds.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2" if ds.is_implicit_VR else "1.2.840.10008.1.2.1"
        if not str(ds.get("NumberOfFrames", 1)).isdigit():  # not a number, as in 1A
            del ds.NumberOfFrames
        cache[uri] = ds, ds.pixel_array
    return cache[uri]


def values(uri, number):
    ds, pixels = read(uri)
    side = mosaic(ds)
    if side:
        rows, columns = pixels.shape[0] // side, pixels.shape[1] // side
        down, across = divmod(number - 1, side)
        pixels = pixels[down * rows:(down + 1) * rows, across * columns:(across + 1) * columns]
    elif int(ds.get("NumberOfFrames") or 1) > 1:
        pixels = pixels[number - 1]
    slope = attribute(ds, number, "PixelValueTransformationSequence", "RescaleSlope")
    intercept = attribute(ds, number, "PixelValueTransformationSequence", "RescaleIntercept")
    slope = ds.get("DoseGridScaling") if slope is None else slope
    slope, intercept = float(1 if slope is None else slope), float(0 if intercept is None else intercept)
    return pixels.astype(np.float64) * (slope or 1) + intercept


def position(uri, number):
    ds, _ = read(uri)
    return attribute(ds, number, "PlanePositionSequence", "ImagePositionPatient")


def affine(frames, planes):
    """The definition, in NIfTI's coordinates; None where these attributes do not say all of it."""
    ds, _ = read(frames[0]["uri"])
    number = frames[0]["frame_number"]
    cosines = attribute(ds, number, "PlaneOrientationSequence", "ImageOrientationPatient")
    spacing = attribute(ds, number, "PixelMeasuresSequence", "PixelSpacing")
    first = position(frames[0]["uri"], number)
    several = int(ds.get("NumberOfFrames") or 1) > 1 and group(ds, 1, "PlanePositionSequence") is None
    if not cosines or not spacing or not first or mosaic(ds) or several:
        return None
    row, column = np.array(cosines[:3], float), np.array(cosines[3:], float)
    normal = np.cross(row, column)
    normal /= np.linalg.norm(normal)
    if planes > 1:
        last = position(frames[-1]["uri"], frames[-1]["frame_number"])
        step = (np.array(last, float) - np.array(first, float)) / (planes - 1)
    else:
        ds, _ = read(frames[0]["uri"])
        thickness = attribute(ds, number, "PixelMeasuresSequence", "SliceThickness")
        step = normal * (float(thickness or 0) or 1)
    lps = np.eye(4)
    lps[:3, 0] = row * float(spacing[1])
    lps[:3, 1] = column * float(spacing[0])
    lps[:3, 2] = step
    lps[:3, 3] = np.array(first, float)
    return np.diag([-1.0, -1.0, 1.0, 1.0]) @ lps


def near(found, expected):
    """Within 1e-5, or what a 32-bit number can say."""
    return (np.abs(found - expected) <= np.maximum(1e-5, np.abs(expected) * 2 ** -23)).all()


def check(output, volume):
    wrong = []
    image = nibabel.load(output + "/" + volume["path"])
    sidecar = json.load(open(output + "/" + volume["path"].split(".nii")[0] + ".json"))
    data = image.get_fdata(dtype=np.float64)
    frames = volume["frames"]
    expected = {f["slice_index"]: values(f["uri"], f["frame_number"]) for f in frames}
    for k in range(volume["planes"]):
        plane = data[:, :, k].T
        if k in expected:
            if plane.shape != expected[k].shape or not np.array_equal(plane, expected[k]):
                wrong.append("values of plane %d" % k)
        elif k not in sidecar["nifti"]["filled_indices"] or (plane != sidecar["nifti"]["fill_value"]).any():
            wrong.append("filling of plane %d" % k)
    if data.shape[2] != volume["planes"]:
        wrong.append("shape")
    header = image.header
    if header["sform_code"] == 1:
        definition = affine(frames, volume["planes"])
        if definition is not None and frames[0]["slice_index"] == 0 \
                and frames[-1]["slice_index"] == volume["planes"] - 1:
            if not near(image.get_sform(), definition):
                wrong.append("affine\n%s\n%s" % (image.get_sform(), definition))
        else:
            definition = None
        spacing = np.sqrt((image.get_sform()[:3, :3] ** 2).sum(axis=0))
        if not np.allclose(header.get_zooms(), spacing, rtol=1e-5):
            wrong.append("pixdim")
        if header["qform_code"] == 1:
            corner = np.array([data.shape[0] - 1, data.shape[1] - 1, data.shape[2] - 1, 1])
            off = np.abs((image.get_qform() - image.get_sform()) @ corner).max()
            if off > 0.1 * min(spacing[:2]) + 1e-4:
                wrong.append("qform is off by %g mm" % off)
    else:
        definition = None
    patient = [key for key in sidecar if key.startswith("Patient")]
    if patient:
        wrong.append("attributes of the patient in the sidecar")
    return dict(wrong=wrong, affine=definition is not None, qform=int(header["qform_code"]),
                sform=int(header["sform_code"]), type=str(header.get_data_dtype()))


output, question = sys.argv[1:]
json.dump([check(output, volume) for volume in json.load(open(question))], sys.stdout)
