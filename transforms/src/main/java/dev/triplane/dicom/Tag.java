package dev.triplane.dicom;

/**
 * Tags that the project uses by name, as 0xGGGGEEEE; the names are the keywords of PS3.6 section 6.
 * Any other tag is found through {@link Dictionary#tagOf(String)}.
 *
 * <p>Tags above 7FFF,FFFF are negative as int: compare with {@link Integer#compareUnsigned}.
 */
public final class Tag {
  /** FileMetaInformationGroupLength. */
  public static final int FILE_META_INFORMATION_GROUP_LENGTH = 0x00020000;

  /** FileMetaInformationVersion. */
  public static final int FILE_META_INFORMATION_VERSION = 0x00020001;

  /** MediaStorageSOPClassUID. */
  public static final int MEDIA_STORAGE_SOP_CLASS_UID = 0x00020002;

  /** TransferSyntaxUID. */
  public static final int TRANSFER_SYNTAX_UID = 0x00020010;

  /** SpecificCharacterSet. */
  public static final int SPECIFIC_CHARACTER_SET = 0x00080005;

  /** ImageType. */
  public static final int IMAGE_TYPE = 0x00080008;

  /** SOPClassUID. */
  public static final int SOP_CLASS_UID = 0x00080016;

  /** SOPInstanceUID. */
  public static final int SOP_INSTANCE_UID = 0x00080018;

  /** AcquisitionDateTime. */
  public static final int ACQUISITION_DATE_TIME = 0x0008002A;

  /** AcquisitionTime. */
  public static final int ACQUISITION_TIME = 0x00080032;

  /** ContentTime. */
  public static final int CONTENT_TIME = 0x00080033;

  /** Modality. */
  public static final int MODALITY = 0x00080060;

  /** Manufacturer. */
  public static final int MANUFACTURER = 0x00080070;

  /** CodeValue. */
  public static final int CODE_VALUE = 0x00080100;

  /** CodingSchemeDesignator. */
  public static final int CODING_SCHEME_DESIGNATOR = 0x00080102;

  /** ReferencedImageSequence. */
  public static final int REFERENCED_IMAGE_SEQUENCE = 0x00081140;

  /** ReferencedSOPInstanceUID. */
  public static final int REFERENCED_SOP_INSTANCE_UID = 0x00081155;

  /** SourceImageSequence. */
  public static final int SOURCE_IMAGE_SEQUENCE = 0x00082112;

  /** FrameType. */
  public static final int FRAME_TYPE = 0x00089007;

  /** ComplexImageComponent. */
  public static final int COMPLEX_IMAGE_COMPONENT = 0x00089208;

  /** PatientName. */
  public static final int PATIENT_NAME = 0x00100010;

  /** PatientID. */
  public static final int PATIENT_ID = 0x00100020;

  /** SliceThickness. */
  public static final int SLICE_THICKNESS = 0x00180050;

  /** KVP. */
  public static final int KVP = 0x00180060;

  /** EchoTime. */
  public static final int ECHO_TIME = 0x00180081;

  /** InversionTime. */
  public static final int INVERSION_TIME = 0x00180082;

  /** SpacingBetweenSlices. */
  public static final int SPACING_BETWEEN_SLICES = 0x00180088;

  /** TriggerTime. */
  public static final int TRIGGER_TIME = 0x00181060;

  /** GantryDetectorTilt. */
  public static final int GANTRY_DETECTOR_TILT = 0x00181120;

  /** SequenceOfUltrasoundRegions. */
  public static final int SEQUENCE_OF_ULTRASOUND_REGIONS = 0x00186011;

  /** RegionSpatialFormat. */
  public static final int REGION_SPATIAL_FORMAT = 0x00186012;

  /** PhysicalUnitsXDirection. */
  public static final int PHYSICAL_UNITS_X_DIRECTION = 0x00186024;

  /** PhysicalUnitsYDirection. */
  public static final int PHYSICAL_UNITS_Y_DIRECTION = 0x00186026;

  /** PhysicalDeltaX. */
  public static final int PHYSICAL_DELTA_X = 0x0018602C;

  /** PhysicalDeltaY. */
  public static final int PHYSICAL_DELTA_Y = 0x0018602E;

  /** FrameAcquisitionDateTime. */
  public static final int FRAME_ACQUISITION_DATE_TIME = 0x00189074;

  /** DiffusionGradientDirectionSequence. */
  public static final int DIFFUSION_GRADIENT_DIRECTION_SEQUENCE = 0x00189076;

  /** EffectiveEchoTime. */
  public static final int EFFECTIVE_ECHO_TIME = 0x00189082;

  /** DiffusionBValue. */
  public static final int DIFFUSION_B_VALUE = 0x00189087;

  /** DiffusionGradientOrientation. */
  public static final int DIFFUSION_GRADIENT_ORIENTATION = 0x00189089;

  /** MREchoSequence. */
  public static final int MR_ECHO_SEQUENCE = 0x00189114;

  /** MRDiffusionSequence. */
  public static final int MR_DIFFUSION_SEQUENCE = 0x00189117;

  /** CardiacSynchronizationSequence. */
  public static final int CARDIAC_SYNCHRONIZATION_SEQUENCE = 0x00189118;

  /** MRImageFrameTypeSequence. */
  public static final int MR_IMAGE_FRAME_TYPE_SEQUENCE = 0x00189226;

  /** CTImageFrameTypeSequence. */
  public static final int CT_IMAGE_FRAME_TYPE_SEQUENCE = 0x00189329;

  /** StudyInstanceUID. */
  public static final int STUDY_INSTANCE_UID = 0x0020000D;

  /** SeriesInstanceUID. */
  public static final int SERIES_INSTANCE_UID = 0x0020000E;

  /** AcquisitionNumber. */
  public static final int ACQUISITION_NUMBER = 0x00200012;

  /** InstanceNumber. */
  public static final int INSTANCE_NUMBER = 0x00200013;

  /** ImagePositionPatient. */
  public static final int IMAGE_POSITION_PATIENT = 0x00200032;

  /** ImageOrientationPatient. */
  public static final int IMAGE_ORIENTATION_PATIENT = 0x00200037;

  /** TemporalPositionIdentifier. */
  public static final int TEMPORAL_POSITION_IDENTIFIER = 0x00200100;

  /** StackID. */
  public static final int STACK_ID = 0x00209056;

  /** InStackPositionNumber. */
  public static final int IN_STACK_POSITION_NUMBER = 0x00209057;

  /** FrameContentSequence. */
  public static final int FRAME_CONTENT_SEQUENCE = 0x00209111;

  /** PlanePositionSequence. */
  public static final int PLANE_POSITION_SEQUENCE = 0x00209113;

  /** PlaneOrientationSequence. */
  public static final int PLANE_ORIENTATION_SEQUENCE = 0x00209116;

  /** TemporalPositionIndex. */
  public static final int TEMPORAL_POSITION_INDEX = 0x00209128;

  /** Nominal Cardiac Trigger Delay Time. */
  public static final int NOMINAL_CARDIAC_TRIGGER_DELAY_TIME = 0x00209153;

  /** FrameAcquisitionNumber. */
  public static final int FRAME_ACQUISITION_NUMBER = 0x00209156;

  /** DimensionIndexValues. */
  public static final int DIMENSION_INDEX_VALUES = 0x00209157;

  /** DimensionIndexPointer. */
  public static final int DIMENSION_INDEX_POINTER = 0x00209165;

  /** DimensionIndexSequence. */
  public static final int DIMENSION_INDEX_SEQUENCE = 0x00209222;

  /** SamplesPerPixel. */
  public static final int SAMPLES_PER_PIXEL = 0x00280002;

  /** PhotometricInterpretation. */
  public static final int PHOTOMETRIC_INTERPRETATION = 0x00280004;

  /** PlanarConfiguration. */
  public static final int PLANAR_CONFIGURATION = 0x00280006;

  /** NumberOfFrames. */
  public static final int NUMBER_OF_FRAMES = 0x00280008;

  /** Rows. */
  public static final int ROWS = 0x00280010;

  /** Columns. */
  public static final int COLUMNS = 0x00280011;

  /** PixelSpacing. */
  public static final int PIXEL_SPACING = 0x00280030;

  /** BitsAllocated. */
  public static final int BITS_ALLOCATED = 0x00280100;

  /** BitsStored. */
  public static final int BITS_STORED = 0x00280101;

  /** HighBit. */
  public static final int HIGH_BIT = 0x00280102;

  /** PixelRepresentation. */
  public static final int PIXEL_REPRESENTATION = 0x00280103;

  /** PixelPaddingValue. */
  public static final int PIXEL_PADDING_VALUE = 0x00280120;

  /** PixelPaddingRangeLimit. */
  public static final int PIXEL_PADDING_RANGE_LIMIT = 0x00280121;

  /** FloatPixelPaddingValue. */
  public static final int FLOAT_PIXEL_PADDING_VALUE = 0x00280122;

  /** DoubleFloatPixelPaddingValue. */
  public static final int DOUBLE_FLOAT_PIXEL_PADDING_VALUE = 0x00280123;

  /** FloatPixelPaddingRangeLimit. */
  public static final int FLOAT_PIXEL_PADDING_RANGE_LIMIT = 0x00280124;

  /** DoubleFloatPixelPaddingRangeLimit. */
  public static final int DOUBLE_FLOAT_PIXEL_PADDING_RANGE_LIMIT = 0x00280125;

  /** PixelIntensityRelationship. */
  public static final int PIXEL_INTENSITY_RELATIONSHIP = 0x00281040;

  /** WindowCenter. */
  public static final int WINDOW_CENTER = 0x00281050;

  /** WindowWidth. */
  public static final int WINDOW_WIDTH = 0x00281051;

  /** RescaleIntercept. */
  public static final int RESCALE_INTERCEPT = 0x00281052;

  /** RescaleSlope. */
  public static final int RESCALE_SLOPE = 0x00281053;

  /** RescaleType. */
  public static final int RESCALE_TYPE = 0x00281054;

  /** WindowCenterWidthExplanation. */
  public static final int WINDOW_CENTER_WIDTH_EXPLANATION = 0x00281055;

  /** VOILUTFunction. */
  public static final int VOI_LUT_FUNCTION = 0x00281056;

  /** RedPaletteColorLookupTableDescriptor. */
  public static final int RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR = 0x00281101;

  /** GreenPaletteColorLookupTableDescriptor. */
  public static final int GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR = 0x00281102;

  /** BluePaletteColorLookupTableDescriptor. */
  public static final int BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR = 0x00281103;

  /** RedPaletteColorLookupTableData. */
  public static final int RED_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281201;

  /** GreenPaletteColorLookupTableData. */
  public static final int GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281202;

  /** BluePaletteColorLookupTableData. */
  public static final int BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281203;

  /** SegmentedRedPaletteColorLookupTableData. */
  public static final int SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281221;

  /** SegmentedGreenPaletteColorLookupTableData. */
  public static final int SEGMENTED_GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281222;

  /** SegmentedBluePaletteColorLookupTableData. */
  public static final int SEGMENTED_BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281223;

  /** ModalityLUTSequence. */
  public static final int MODALITY_LUT_SEQUENCE = 0x00283000;

  /** LUTDescriptor. */
  public static final int LUT_DESCRIPTOR = 0x00283002;

  /** LUTExplanation. */
  public static final int LUT_EXPLANATION = 0x00283003;

  /** ModalityLUTType. */
  public static final int MODALITY_LUT_TYPE = 0x00283004;

  /** LUTData. */
  public static final int LUT_DATA = 0x00283006;

  /** VOILUTSequence. */
  public static final int VOI_LUT_SEQUENCE = 0x00283010;

  /** PixelMeasuresSequence. */
  public static final int PIXEL_MEASURES_SEQUENCE = 0x00289110;

  /** FrameVOILUTSequence. */
  public static final int FRAME_VOI_LUT_SEQUENCE = 0x00289132;

  /** PixelValueTransformationSequence. */
  public static final int PIXEL_VALUE_TRANSFORMATION_SEQUENCE = 0x00289145;

  /** MeasurementUnitsCodeSequence. */
  public static final int MEASUREMENT_UNITS_CODE_SEQUENCE = 0x004008EA;

  /** RealWorldValueMappingSequence. */
  public static final int REAL_WORLD_VALUE_MAPPING_SEQUENCE = 0x00409096;

  /** LUTLabel. */
  public static final int LUT_LABEL = 0x00409210;

  /** RealWorldValueLastValueMapped. */
  public static final int REAL_WORLD_VALUE_LAST_VALUE_MAPPED = 0x00409211;

  /** RealWorldValueLUTData. */
  public static final int REAL_WORLD_VALUE_LUT_DATA = 0x00409212;

  /** DoubleFloatRealWorldValueLastValueMapped. */
  public static final int DOUBLE_FLOAT_REAL_WORLD_VALUE_LAST_VALUE_MAPPED = 0x00409213;

  /** DoubleFloatRealWorldValueFirstValueMapped. */
  public static final int DOUBLE_FLOAT_REAL_WORLD_VALUE_FIRST_VALUE_MAPPED = 0x00409214;

  /** RealWorldValueFirstValueMapped. */
  public static final int REAL_WORLD_VALUE_FIRST_VALUE_MAPPED = 0x00409216;

  /** RealWorldValueIntercept. */
  public static final int REAL_WORLD_VALUE_INTERCEPT = 0x00409224;

  /** RealWorldValueSlope. */
  public static final int REAL_WORLD_VALUE_SLOPE = 0x00409225;

  /** EnergyWindowVector. */
  public static final int ENERGY_WINDOW_VECTOR = 0x00540010;

  /** DetectorVector. */
  public static final int DETECTOR_VECTOR = 0x00540020;

  /** DetectorInformationSequence. */
  public static final int DETECTOR_INFORMATION_SEQUENCE = 0x00540022;

  /** PhaseVector. */
  public static final int PHASE_VECTOR = 0x00540030;

  /** RotationVector. */
  public static final int ROTATION_VECTOR = 0x00540050;

  /** RRIntervalVector. */
  public static final int RR_INTERVAL_VECTOR = 0x00540060;

  /** TimeSlotVector. */
  public static final int TIME_SLOT_VECTOR = 0x00540070;

  /** SliceVector. */
  public static final int SLICE_VECTOR = 0x00540080;

  /** AngularViewVector. */
  public static final int ANGULAR_VIEW_VECTOR = 0x00540090;

  /** TimeSliceVector. */
  public static final int TIME_SLICE_VECTOR = 0x00540100;

  /** SegmentIdentificationSequence. */
  public static final int SEGMENT_IDENTIFICATION_SEQUENCE = 0x0062000A;

  /** ReferencedSegmentNumber. */
  public static final int REFERENCED_SEGMENT_NUMBER = 0x0062000B;

  /** IconImageSequence. */
  public static final int ICON_IMAGE_SEQUENCE = 0x00880200;

  /** PresentationLUTShape. */
  public static final int PRESENTATION_LUT_SHAPE = 0x20500020;

  /** GridFrameOffsetVector. */
  public static final int GRID_FRAME_OFFSET_VECTOR = 0x3004000C;

  /** DoseGridScaling. */
  public static final int DOSE_GRID_SCALING = 0x3004000E;

  /** SharedFunctionalGroupsSequence. */
  public static final int SHARED_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009229;

  /** PerFrameFunctionalGroupsSequence. */
  public static final int PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009230;

  /** ExtendedOffsetTable. */
  public static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;

  /** ExtendedOffsetTableLengths. */
  public static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;

  /** FloatPixelData. */
  public static final int FLOAT_PIXEL_DATA = 0x7FE00008;

  /** DoubleFloatPixelData. */
  public static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;

  /** PixelData. */
  public static final int PIXEL_DATA = 0x7FE00010;

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Tag() {}

  /** The tag as in the standard's text: (0010,0010). */
  public static String toString(int tag) {
    char[] text = new char[11];
    text[0] = '(';
    text[5] = ',';
    text[10] = ')';
    for (int i = 0; i < 4; i++) {
      text[1 + i] = HEX[tag >>> (28 - 4 * i) & 15];
      text[6 + i] = HEX[tag >>> (12 - 4 * i) & 15];
    }
    return new String(text);
  }

  /** The tag as in the DICOM JSON model (PS3.18 F.2.2): 00100010. */
  public static String toHex(int tag) {
    char[] text = new char[8];
    for (int i = 0; i < 8; i++) {
      text[i] = HEX[tag >>> (28 - 4 * i) & 15];
    }
    return new String(text);
  }

  /** Whether the tag's group number is odd, and so the tag private (PS3.5 7.8). */
  public static boolean isPrivate(int tag) {
    return (tag & 0x10000) != 0;
  }
}
