"""Print what pydicom reads in a phantom archive: one tab-separated line a frame that has a place in the patient.

    read_with_pydicom.py ARCHIVE BEADS     BEADS: x,y,z of points in mm (LPS), separated by semicolons

Columns: path, SeriesInstanceUID, EchoTime (0 if none), Rows, Columns, ImagePositionPatient (3),
ImageOrientationPatient (6), PixelSpacing (2), then the rescaled value at the sample nearest to each bead, or "-"
where the bead lies more than 2 mm from the plane or outside the image.
"""
import pathlib
import sys

import numpy as np
import pydicom


def groups(dataset, frame):
    """Position, orientation, pixel spacing, slope and intercept of a frame, or None without a position."""
    if "PerFrameFunctionalGroupsSequence" in dataset:
        shared = dataset.SharedFunctionalGroupsSequence[0]
        own = dataset.PerFrameFunctionalGroupsSequence[frame]
        rescale = shared.PixelValueTransformationSequence[0]
        return (own.PlanePositionSequence[0].ImagePositionPatient,
                shared.PlaneOrientationSequence[0].ImageOrientationPatient,
                shared.PixelMeasuresSequence[0].PixelSpacing, rescale.RescaleSlope, rescale.RescaleIntercept)
    if "ImagePositionPatient" not in dataset:
        return None
    return (dataset.ImagePositionPatient, dataset.ImageOrientationPatient, dataset.PixelSpacing,
            dataset.get("RescaleSlope", 1), dataset.get("RescaleIntercept", 0))


def value_at(bead, image, position, orientation, spacing):
    row, column = orientation[:3], orientation[3:]
    away = bead - position
    if abs(away @ np.cross(row, column)) > 2:
        return None
    i, j = round(away @ column / spacing[0]), round(away @ row / spacing[1])
    return image[i, j] if 0 <= i < image.shape[0] and 0 <= j < image.shape[1] else None


def main():
    archive = pathlib.Path(sys.argv[1])
    beads = [np.array(b.split(","), float) for b in sys.argv[2].split(";")]
    for path in sorted((archive / "patients").rglob("*")):
        if not path.is_file():
            continue
        dataset = pydicom.dcmread(path, force=True)
        if "PixelData" not in dataset:
            continue
        if not hasattr(dataset.file_meta, "TransferSyntaxUID"):
            dataset.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
        syntax = dataset.file_meta.TransferSyntaxUID
        whole = len(dataset.PixelData) >= dataset.Rows * dataset.Columns * dataset.BitsAllocated // 8
        pixels = dataset.pixel_array if whole and not syntax.is_compressed else None
        for frame in range(int(dataset.get("NumberOfFrames", 1))):
            found = groups(dataset, frame)
            if found is None:
                continue
            position, orientation, spacing = (np.array(f, float) for f in found[:3])
            values = ["-"] * len(beads)
            if pixels is not None:
                image = pixels if pixels.ndim == 2 else pixels[frame]
                image = image * float(found[3]) + float(found[4])
                at = [value_at(bead, image, position, orientation, spacing) for bead in beads]
                values = ["-" if v is None else repr(float(v)) for v in at]
            print(path.relative_to(archive).as_posix(), dataset.SeriesInstanceUID, dataset.get("EchoTime") or 0,
                  dataset.Rows, dataset.Columns, *(float(v) for v in (*position, *orientation, *spacing)), *values,
                  sep="\t")


if __name__ == "__main__":
    main()
