"""Series that no file at hand shows, written by pydicom: one folder a case.

    cases.py FOLDER

Each function below writes one series of 4 x 4 pixels, axial unless it says otherwise, PixelSpacing 2\\3.
"""
import os
import sys

import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian

ROOT = "1.2.826.0.1.3680043.10.999."
STORAGE = "1.2.840.10008.5.1.4.1.1."
AXIAL = [1, 0, 0, 0, 1, 0]
CORONAL = [1, 0, 0, 0, 0, -1]
folder = ""
case = 0
count = 0


def begin(name):
    global folder, case, count
    case, count = case + 1, 0
    folder = os.path.join(sys.argv[1], name)
    os.makedirs(folder)


def image(sop_class, modality, frames=0, **more):
    """A data set with pixels; frames 0 leaves NumberOfFrames out."""
    global count
    count += 1
    ds = Dataset()
    ds.SOPClassUID = STORAGE + sop_class
    ds.SOPInstanceUID = ROOT + "%d.%d" % (case, count)
    ds.StudyInstanceUID = ROOT + "1"
    ds.SeriesInstanceUID = ROOT + "%d" % case
    ds.Modality = modality
    ds.PatientName = ds.PatientID = ""
    ds.InstanceNumber = count
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.Rows = ds.Columns = 4
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 0
    if frames:
        ds.NumberOfFrames = frames
    # The value of every pixel is the number of its frame.
    ds.PixelData = np.repeat(np.arange(1, max(frames, 1) + 1), 16).astype("<u2").tobytes()
    for key, value in more.items():
        setattr(ds, key, value)
    return ds


def slice_at(z, **more):
    return image("4", "MR", ImagePositionPatient=[0, 0, z], ImageOrientationPatient=AXIAL, PixelSpacing=[2, 3], **more)


def save(ds, syntax=ExplicitVRLittleEndian):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    meta.TransferSyntaxUID = syntax
    path = os.path.join(folder, "%03d.dcm" % count)
    file = FileDataset(path, ds, file_meta=meta, preamble=b"\0" * 128)
    file.is_little_endian, file.is_implicit_VR = True, syntax == ImplicitVRLittleEndian
    file.save_as(path, write_like_original=False)


def item(**values):
    ds = Dataset()
    for key, value in values.items():
        setattr(ds, key, value)
    return ds


def one(**values):
    return Sequence([item(**values)])


def groups(position=None, orientation=None, spacing=None, content=None, rescale=None, **more):
    """The functional groups of a frame; only what is given."""
    ds = Dataset()
    if position is not None:
        ds.PlanePositionSequence = one(ImagePositionPatient=position)
    if orientation is not None:
        ds.PlaneOrientationSequence = one(ImageOrientationPatient=orientation)
    if spacing is not None:
        ds.PixelMeasuresSequence = one(PixelSpacing=spacing)
    if content is not None:
        ds.FrameContentSequence = one(**content)
    if rescale is not None:
        ds.PixelValueTransformationSequence = one(RescaleSlope=rescale[0], RescaleIntercept=rescale[1], RescaleType="US")
    for key, value in more.items():
        setattr(ds, key, value)
    return ds


def enhanced(frames, shared, sop_class="4.1", modality="MR", dimensions=(), **more):
    ds = image(sop_class, modality, max(len(frames), more.pop("number", 0)), **more)
    ds.SharedFunctionalGroupsSequence = Sequence([shared])
    ds.PerFrameFunctionalGroupsSequence = Sequence(frames)
    if dimensions:
        ds.DimensionIndexSequence = Sequence([item(DimensionIndexPointer=p, FunctionalGroupPointer=g)
                                              for p, g in dimensions])
    return ds


MEASURES = dict(orientation=AXIAL, spacing=[2, 3])

begin("two-stacks")  # one orientation, stacks one beside the other: 3 slices of 2 mm, 4 of 5 mm
save(enhanced(
    [groups([0, 0, 2 * i], content=dict(StackID="1", InStackPositionNumber=i + 1)) for i in range(3)]
    + [groups([0, 0, 100 + 5 * i], content=dict(StackID="2", InStackPositionNumber=i + 1)) for i in range(4)],
    groups(**MEASURES)))

begin("two-stacks-turned")  # an axial and a coronal stack in one file
save(enhanced(
    [groups([0, 0, 2 * i], AXIAL, content=dict(StackID="1")) for i in range(3)]
    + [groups([0, 5 * i, 0], CORONAL, content=dict(StackID="2")) for i in range(4)],
    groups(spacing=[2, 3])))

begin("concatenation")  # frames 1 to 4 in one file, 5 to 7 in the next
for number, part in ((1, range(4)), (2, range(4, 7))):
    save(enhanced([groups([0, 0, 3 * i], content=dict(StackID="1", InStackPositionNumber=i + 1)) for i in part],
                  groups(**MEASURES), InstanceNumber=1, ConcatenationUID=ROOT + "77", InConcatenationNumber=number,
                  InConcatenationTotalNumber=2, ConcatenationFrameOffsetNumber=part[0],
                  SOPInstanceUIDOfConcatenationSource=ROOT + "78"))

begin("dimensions-order-time")  # only the index values tell time 1 to 12 from another
save(enhanced(
    [groups([0, 0, 4 * z], content=dict(DimensionIndexValues=[z + 1, t + 1])) for t in range(12) for z in range(3)],
    groups(**MEASURES),
    dimensions=((0x00200032, 0x00209113), (0x00209128, 0x00209111))))

begin("dimensions-by-slice")  # the index of a slice's second repeat differs from slice to slice
save(enhanced(
    [groups([0, 0, 4 * z], content=dict(DimensionIndexValues=[z + 1, 9 + z + 10 * t])) for t in range(2)
     for z in range(3)],
    groups(**MEASURES),
    dimensions=((0x00200032, 0x00209113), (0x00189074, 0x00209111))))

begin("frame-times")  # dynamic enhanced PET: FrameAcquisitionDateTime, a little later in each slice
save(enhanced(
    [groups([0, 0, 4 * z], content=dict(FrameAcquisitionDateTime="202001011200%02d.%d" % (10 * t, z)))
     for t in (1, 0) for z in range(3)],
    groups(**MEASURES), "130", "PT"))

begin("frames-differ")  # legacy-converted CT: every frame has its own position, orientation, spacing and rescale
save(enhanced(
    [groups([0, 0, 2 * i], [1, 0, 0, 0, 1, 0], [2, 3], rescale=(1 + i, -10 * i)) for i in range(3)],
    groups(), "2.2", "CT"))

begin("frames-spacing-differs")
save(enhanced([groups([0, 0, 2 * i], spacing=[2 + i, 3]) for i in range(3)], groups(orientation=AXIAL), "2.1", "CT"))

begin("groups-missing")  # 5 frames, functional groups of the first 3 alone
save(enhanced([groups([0, 0, 2 * i]) for i in range(3)], groups(**MEASURES), number=5))

begin("nm-tomo")  # reconstructed, gated: 3 slices x 2 time slots, the slices running to the feet
save(image("20", "NM", 6, ImageType=["ORIGINAL", "PRIMARY", "RECON GATED TOMO", "EMISSION"], PixelSpacing=[2, 3],
           SpacingBetweenSlices=-4, SliceThickness=4, FrameIncrementPointer=[0x00540060, 0x00540070, 0x00540080],
           RRIntervalVector=[1] * 6, TimeSlotVector=[1, 1, 1, 2, 2, 2], SliceVector=[1, 2, 3, 1, 2, 3],
           DetectorInformationSequence=one(ImagePositionPatient=[-1, -2, 50], ImageOrientationPatient=AXIAL)))

begin("dose-absolute")  # offsets are z in the patient, the first is not 0
save(image("481.2", "RTDOSE", 4, ImagePositionPatient=[-1, -2, 40], ImageOrientationPatient=AXIAL,
           PixelSpacing=[2, 3], GridFrameOffsetVector=[40, 42.5, 45, 47.5], DoseUnits="GY", DoseType="PHYSICAL",
           DoseSummationType="PLAN", DoseGridScaling="0.01", FrameIncrementPointer=0x3004000C))

begin("segments")  # 12 segments, each on its own run of slices
save(enhanced(
    [groups([0, 0, 2 * (i + s)], SegmentIdentificationSequence=one(ReferencedSegmentNumber=s + 1))
     for s in range(12) for i in range(3)],
    groups(**MEASURES), "66.4", "SEG"))

begin("private-ge")
for b in (0, 800):
    for z in range(3):
        ds = slice_at(2 * z, Manufacturer="GE MEDICAL SYSTEMS")
        ds.add_new(0x00430010, "LO", "GEMS_PARM_01")
        ds.add_new(0x00431039, "IS", [b + (1000000000 if b else 0), 8, 0, 0])
        save(ds, ImplicitVRLittleEndian)

begin("private-siemens")
for b, direction in ((0, None), (1000, [1, 0, 0]), (1000, [0, 0.6, 0.8])):
    for z in range(3):
        ds = slice_at(2 * z, Manufacturer="SIEMENS")
        ds.add_new(0x00190010, "LO", "SIEMENS MR HEADER")
        ds.add_new(0x0019100C, "IS", b)
        if direction:
            ds.add_new(0x0019100E, "FD", direction)
        save(ds, ImplicitVRLittleEndian)

begin("private-philips")
for b in (0, 650):
    for z in range(3):
        ds = slice_at(2 * z, Manufacturer="Philips Medical Systems")
        ds.add_new(0x20010010, "LO", "Philips Imaging DD 001")
        ds.add_new(0x20011003, "FL", b)
        save(ds, ImplicitVRLittleEndian)

begin("private-ge-component")  # raw data type: 0 magnitude, 1 phase, 2 real, 3 imaginary
for component in (2, 3):
    for z in range(3):
        ds = slice_at(2 * z, Manufacturer="GE MEDICAL SYSTEMS", ImageType=["ORIGINAL", "PRIMARY", "OTHER"])
        ds.add_new(0x00430010, "LO", "GEMS_PARM_01")
        ds.add_new(0x0043102F, "SS", component)
        save(ds)

begin("cardiac")  # 5 slices x 4 phases; a slice's trigger times are 3 ms after those of the slice before
for phase in range(4):
    for z in range(5):
        save(slice_at(8 * z, TriggerTime=20 + 200 * phase + 3 * z, InstanceNumber=1 + 4 * z + phase))

begin("dixon")
for component in ("IN_PHASE", "OUT_PHASE", "WATER", "FAT"):
    for z in range(3):
        save(slice_at(2 * z, ImageType=["DERIVED", "PRIMARY", "DIXON", component]))

begin("magnitude-phase")
for component in "MP":
    for z in range(3):
        save(slice_at(2 * z, ImageType=["ORIGINAL", "PRIMARY", component, "ND"]))

begin("acquisitions")
for acquisition in (7, 8):
    for z in range(3):
        save(slice_at(2 * z, AcquisitionNumber=acquisition, AcquisitionTime="120000"))

begin("localizer")  # one, in the orientation of the stack and at the place of one of its slices
save(image("2", "CT", ImagePositionPatient=[0, 0, 4], ImageOrientationPatient=AXIAL, PixelSpacing=[2, 3],
           ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"]))
for z in range(5):
    save(image("2", "CT", ImagePositionPatient=[0, 0, 2 * z], ImageOrientationPatient=AXIAL, PixelSpacing=[2, 3],
               ImageType=["ORIGINAL", "PRIMARY", "AXIAL"]))

begin("radiograph")  # distances at the detector are not distances in the patient
save(image("1", "CR", ImagerPixelSpacing=[0.2, 0.3]))
