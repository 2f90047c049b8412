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

  /** MediaStorageSOPInstanceUID. */
  public static final int MEDIA_STORAGE_SOP_INSTANCE_UID = 0x00020003;

  /** TransferSyntaxUID. */
  public static final int TRANSFER_SYNTAX_UID = 0x00020010;

  /** ImplementationClassUID. */
  public static final int IMPLEMENTATION_CLASS_UID = 0x00020012;

  /** ImplementationVersionName. */
  public static final int IMPLEMENTATION_VERSION_NAME = 0x00020013;

  /** DirectoryRecordSequence. */
  public static final int DIRECTORY_RECORD_SEQUENCE = 0x00041220;

  /** SpecificCharacterSet. */
  public static final int SPECIFIC_CHARACTER_SET = 0x00080005;

  /** ImageType. */
  public static final int IMAGE_TYPE = 0x00080008;

  /** InstanceCreationDate. */
  public static final int INSTANCE_CREATION_DATE = 0x00080012;

  /** InstanceCreationTime. */
  public static final int INSTANCE_CREATION_TIME = 0x00080013;

  /** SOPClassUID. */
  public static final int SOP_CLASS_UID = 0x00080016;

  /** SOPInstanceUID. */
  public static final int SOP_INSTANCE_UID = 0x00080018;

  /** StudyDate. */
  public static final int STUDY_DATE = 0x00080020;

  /** SeriesDate. */
  public static final int SERIES_DATE = 0x00080021;

  /** AcquisitionDate. */
  public static final int ACQUISITION_DATE = 0x00080022;

  /** ContentDate. */
  public static final int CONTENT_DATE = 0x00080023;

  /** AcquisitionDateTime. */
  public static final int ACQUISITION_DATE_TIME = 0x0008002A;

  /** StudyTime. */
  public static final int STUDY_TIME = 0x00080030;

  /** SeriesTime. */
  public static final int SERIES_TIME = 0x00080031;

  /** AcquisitionTime. */
  public static final int ACQUISITION_TIME = 0x00080032;

  /** ContentTime. */
  public static final int CONTENT_TIME = 0x00080033;

  /** AccessionNumber. */
  public static final int ACCESSION_NUMBER = 0x00080050;

  /** Modality. */
  public static final int MODALITY = 0x00080060;

  /** ConversionType. */
  public static final int CONVERSION_TYPE = 0x00080064;

  /** PresentationIntentType. */
  public static final int PRESENTATION_INTENT_TYPE = 0x00080068;

  /** Manufacturer. */
  public static final int MANUFACTURER = 0x00080070;

  /** InstitutionName. */
  public static final int INSTITUTION_NAME = 0x00080080;

  /** CodeValue. */
  public static final int CODE_VALUE = 0x00080100;

  /** CodingSchemeDesignator. */
  public static final int CODING_SCHEME_DESIGNATOR = 0x00080102;

  /** CodeMeaning. */
  public static final int CODE_MEANING = 0x00080104;

  /** TimezoneOffsetFromUTC. */
  public static final int TIMEZONE_OFFSET_FROM_UTC = 0x00080201;

  /** StationName. */
  public static final int STATION_NAME = 0x00081010;

  /** StudyDescription. */
  public static final int STUDY_DESCRIPTION = 0x00081030;

  /** SeriesDescription. */
  public static final int SERIES_DESCRIPTION = 0x0008103E;

  /** ManufacturerModelName. */
  public static final int MANUFACTURER_MODEL_NAME = 0x00081090;

  /** ReferencedImageSequence. */
  public static final int REFERENCED_IMAGE_SEQUENCE = 0x00081140;

  /** ReferencedSOPClassUID. */
  public static final int REFERENCED_SOP_CLASS_UID = 0x00081150;

  /** ReferencedSOPInstanceUID. */
  public static final int REFERENCED_SOP_INSTANCE_UID = 0x00081155;

  /** DerivationDescription. */
  public static final int DERIVATION_DESCRIPTION = 0x00082111;

  /** SourceImageSequence. */
  public static final int SOURCE_IMAGE_SEQUENCE = 0x00082112;

  /** AnatomicRegionSequence. */
  public static final int ANATOMIC_REGION_SEQUENCE = 0x00082218;

  /** IrradiationEventUID. */
  public static final int IRRADIATION_EVENT_UID = 0x00083010;

  /** FrameType. */
  public static final int FRAME_TYPE = 0x00089007;

  /** CreatorVersionUID. */
  public static final int CREATOR_VERSION_UID = 0x00089123;

  /** PixelPresentation. */
  public static final int PIXEL_PRESENTATION = 0x00089205;

  /** VolumetricProperties. */
  public static final int VOLUMETRIC_PROPERTIES = 0x00089206;

  /** VolumeBasedCalculationTechnique. */
  public static final int VOLUME_BASED_CALCULATION_TECHNIQUE = 0x00089207;

  /** ComplexImageComponent. */
  public static final int COMPLEX_IMAGE_COMPONENT = 0x00089208;

  /** AcquisitionContrast. */
  public static final int ACQUISITION_CONTRAST = 0x00089209;

  /** PatientName. */
  public static final int PATIENT_NAME = 0x00100010;

  /** PatientID. */
  public static final int PATIENT_ID = 0x00100020;

  /** IssuerOfPatientID. */
  public static final int ISSUER_OF_PATIENT_ID = 0x00100021;

  /** PatientBirthDate. */
  public static final int PATIENT_BIRTH_DATE = 0x00100030;

  /** PatientSex. */
  public static final int PATIENT_SEX = 0x00100040;

  /** PatientAge. */
  public static final int PATIENT_AGE = 0x00101010;

  /** PatientSize. */
  public static final int PATIENT_SIZE = 0x00101020;

  /** PatientWeight. */
  public static final int PATIENT_WEIGHT = 0x00101030;

  /** PatientIdentityRemoved. */
  public static final int PATIENT_IDENTITY_REMOVED = 0x00120062;

  /** DeidentificationMethod. */
  public static final int DEIDENTIFICATION_METHOD = 0x00120063;

  /** ContrastBolusAgent. */
  public static final int CONTRAST_BOLUS_AGENT = 0x00180010;

  /** BodyPartExamined. */
  public static final int BODY_PART_EXAMINED = 0x00180015;

  /** ScanningSequence. */
  public static final int SCANNING_SEQUENCE = 0x00180020;

  /** SequenceVariant. */
  public static final int SEQUENCE_VARIANT = 0x00180021;

  /** ScanOptions. */
  public static final int SCAN_OPTIONS = 0x00180022;

  /** MRAcquisitionType. */
  public static final int MR_ACQUISITION_TYPE = 0x00180023;

  /** SequenceName. */
  public static final int SEQUENCE_NAME = 0x00180024;

  /** SliceThickness. */
  public static final int SLICE_THICKNESS = 0x00180050;

  /** KVP. */
  public static final int KVP = 0x00180060;

  /** RepetitionTime. */
  public static final int REPETITION_TIME = 0x00180080;

  /** EchoTime. */
  public static final int ECHO_TIME = 0x00180081;

  /** InversionTime. */
  public static final int INVERSION_TIME = 0x00180082;

  /** NumberOfAverages. */
  public static final int NUMBER_OF_AVERAGES = 0x00180083;

  /** ImagingFrequency. */
  public static final int IMAGING_FREQUENCY = 0x00180084;

  /** ImagedNucleus. */
  public static final int IMAGED_NUCLEUS = 0x00180085;

  /** EchoNumbers. */
  public static final int ECHO_NUMBERS = 0x00180086;

  /** MagneticFieldStrength. */
  public static final int MAGNETIC_FIELD_STRENGTH = 0x00180087;

  /** SpacingBetweenSlices. */
  public static final int SPACING_BETWEEN_SLICES = 0x00180088;

  /** EchoTrainLength. */
  public static final int ECHO_TRAIN_LENGTH = 0x00180091;

  /** PercentSampling. */
  public static final int PERCENT_SAMPLING = 0x00180093;

  /** PixelBandwidth. */
  public static final int PIXEL_BANDWIDTH = 0x00180095;

  /** DeviceSerialNumber. */
  public static final int DEVICE_SERIAL_NUMBER = 0x00181000;

  /** SoftwareVersions. */
  public static final int SOFTWARE_VERSIONS = 0x00181020;

  /** ProtocolName. */
  public static final int PROTOCOL_NAME = 0x00181030;

  /** TriggerTime. */
  public static final int TRIGGER_TIME = 0x00181060;

  /** NominalInterval. */
  public static final int NOMINAL_INTERVAL = 0x00181062;

  /** FrameTime. */
  public static final int FRAME_TIME = 0x00181063;

  /** FrameTimeVector. */
  public static final int FRAME_TIME_VECTOR = 0x00181065;

  /** FrameDelay. */
  public static final int FRAME_DELAY = 0x00181066;

  /** ReconstructionDiameter. */
  public static final int RECONSTRUCTION_DIAMETER = 0x00181100;

  /** DistanceSourceToDetector. */
  public static final int DISTANCE_SOURCE_TO_DETECTOR = 0x00181110;

  /** DistanceSourceToPatient. */
  public static final int DISTANCE_SOURCE_TO_PATIENT = 0x00181111;

  /** GantryDetectorTilt. */
  public static final int GANTRY_DETECTOR_TILT = 0x00181120;

  /** TableHeight. */
  public static final int TABLE_HEIGHT = 0x00181130;

  /** ExposureTime. */
  public static final int EXPOSURE_TIME = 0x00181150;

  /** XRayTubeCurrent. */
  public static final int X_RAY_TUBE_CURRENT = 0x00181151;

  /** Exposure. */
  public static final int EXPOSURE = 0x00181152;

  /** FilterType. */
  public static final int FILTER_TYPE = 0x00181160;

  /** ImagerPixelSpacing. */
  public static final int IMAGER_PIXEL_SPACING = 0x00181164;

  /** ConvolutionKernel. */
  public static final int CONVOLUTION_KERNEL = 0x00181210;

  /** ActualFrameDuration. */
  public static final int ACTUAL_FRAME_DURATION = 0x00181242;

  /** AcquisitionMatrix. */
  public static final int ACQUISITION_MATRIX = 0x00181310;

  /** InPlanePhaseEncodingDirection. */
  public static final int IN_PLANE_PHASE_ENCODING_DIRECTION = 0x00181312;

  /** FlipAngle. */
  public static final int FLIP_ANGLE = 0x00181314;

  /** NominalScannedPixelSpacing. */
  public static final int NOMINAL_SCANNED_PIXEL_SPACING = 0x00182010;

  /** PatientPosition. */
  public static final int PATIENT_POSITION = 0x00185100;

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

  /** DiffusionDirectionality. */
  public static final int DIFFUSION_DIRECTIONALITY = 0x00189075;

  /** DiffusionGradientDirectionSequence. */
  public static final int DIFFUSION_GRADIENT_DIRECTION_SEQUENCE = 0x00189076;

  /** EffectiveEchoTime. */
  public static final int EFFECTIVE_ECHO_TIME = 0x00189082;

  /** DiffusionBValue. */
  public static final int DIFFUSION_B_VALUE = 0x00189087;

  /** DiffusionGradientOrientation. */
  public static final int DIFFUSION_GRADIENT_ORIENTATION = 0x00189089;

  /** MRTimingAndRelatedParametersSequence. */
  public static final int MR_TIMING_AND_RELATED_PARAMETERS_SEQUENCE = 0x00189112;

  /** MREchoSequence. */
  public static final int MR_ECHO_SEQUENCE = 0x00189114;

  /** MRDiffusionSequence. */
  public static final int MR_DIFFUSION_SEQUENCE = 0x00189117;

  /** CardiacSynchronizationSequence. */
  public static final int CARDIAC_SYNCHRONIZATION_SEQUENCE = 0x00189118;

  /** FrameReferenceDateTime. */
  public static final int FRAME_REFERENCE_DATE_TIME = 0x00189151;

  /** FrameAcquisitionDuration. */
  public static final int FRAME_ACQUISITION_DURATION = 0x00189220;

  /** MRImageFrameTypeSequence. */
  public static final int MR_IMAGE_FRAME_TYPE_SEQUENCE = 0x00189226;

  /** RevolutionTime. */
  public static final int REVOLUTION_TIME = 0x00189305;

  /** TableSpeed. */
  public static final int TABLE_SPEED = 0x00189309;

  /** SpiralPitchFactor. */
  public static final int SPIRAL_PITCH_FACTOR = 0x00189311;

  /** CTReconstructionSequence. */
  public static final int CT_RECONSTRUCTION_SEQUENCE = 0x00189314;

  /** CTExposureSequence. */
  public static final int CT_EXPOSURE_SEQUENCE = 0x00189321;

  /** CTImageFrameTypeSequence. */
  public static final int CT_IMAGE_FRAME_TYPE_SEQUENCE = 0x00189329;

  /** DiffusionBMatrixSequence. */
  public static final int DIFFUSION_B_MATRIX_SEQUENCE = 0x00189601;

  /** StudyInstanceUID. */
  public static final int STUDY_INSTANCE_UID = 0x0020000D;

  /** SeriesInstanceUID. */
  public static final int SERIES_INSTANCE_UID = 0x0020000E;

  /** StudyID. */
  public static final int STUDY_ID = 0x00200010;

  /** SeriesNumber. */
  public static final int SERIES_NUMBER = 0x00200011;

  /** AcquisitionNumber. */
  public static final int ACQUISITION_NUMBER = 0x00200012;

  /** InstanceNumber. */
  public static final int INSTANCE_NUMBER = 0x00200013;

  /** PatientOrientation. */
  public static final int PATIENT_ORIENTATION = 0x00200020;

  /** ImagePosition. */
  public static final int IMAGE_POSITION = 0x00200030;

  /** ImagePositionPatient. */
  public static final int IMAGE_POSITION_PATIENT = 0x00200032;

  /** ImageOrientation. */
  public static final int IMAGE_ORIENTATION = 0x00200035;

  /** ImageOrientationPatient. */
  public static final int IMAGE_ORIENTATION_PATIENT = 0x00200037;

  /** FrameOfReferenceUID. */
  public static final int FRAME_OF_REFERENCE_UID = 0x00200052;

  /** Laterality. */
  public static final int LATERALITY = 0x00200060;

  /** ImageLaterality. */
  public static final int IMAGE_LATERALITY = 0x00200062;

  /** TemporalPositionIdentifier. */
  public static final int TEMPORAL_POSITION_IDENTIFIER = 0x00200100;

  /** NumberOfTemporalPositions. */
  public static final int NUMBER_OF_TEMPORAL_POSITIONS = 0x00200105;

  /** ImagesInAcquisition. */
  public static final int IMAGES_IN_ACQUISITION = 0x00201002;

  /** PositionReferenceIndicator. */
  public static final int POSITION_REFERENCE_INDICATOR = 0x00201040;

  /** SliceLocation. */
  public static final int SLICE_LOCATION = 0x00201041;

  /** ImageComments. */
  public static final int IMAGE_COMMENTS = 0x00204000;

  /** StackID. */
  public static final int STACK_ID = 0x00209056;

  /** InStackPositionNumber. */
  public static final int IN_STACK_POSITION_NUMBER = 0x00209057;

  /** FrameAnatomySequence. */
  public static final int FRAME_ANATOMY_SEQUENCE = 0x00209071;

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

  /** FrameComments. */
  public static final int FRAME_COMMENTS = 0x00209158;

  /** ConcatenationUID. */
  public static final int CONCATENATION_UID = 0x00209161;

  /** InConcatenationNumber. */
  public static final int IN_CONCATENATION_NUMBER = 0x00209162;

  /** DimensionIndexPointer. */
  public static final int DIMENSION_INDEX_POINTER = 0x00209165;

  /** FunctionalGroupPointer. */
  public static final int FUNCTIONAL_GROUP_POINTER = 0x00209167;

  /** DimensionOrganizationSequence. */
  public static final int DIMENSION_ORGANIZATION_SEQUENCE = 0x00209221;

  /** DimensionIndexSequence. */
  public static final int DIMENSION_INDEX_SEQUENCE = 0x00209222;

  /** ConcatenationFrameOffsetNumber. */
  public static final int CONCATENATION_FRAME_OFFSET_NUMBER = 0x00209228;

  /** NominalPercentageOfCardiacPhase. */
  public static final int NOMINAL_PERCENTAGE_OF_CARDIAC_PHASE = 0x00209241;

  /** TemporalPositionTimeOffset. */
  public static final int TEMPORAL_POSITION_TIME_OFFSET = 0x0020930D;

  /** DimensionOrganizationType. */
  public static final int DIMENSION_ORGANIZATION_TYPE = 0x00209311;

  /** SamplesPerPixel. */
  public static final int SAMPLES_PER_PIXEL = 0x00280002;

  /** PhotometricInterpretation. */
  public static final int PHOTOMETRIC_INTERPRETATION = 0x00280004;

  /** PlanarConfiguration. */
  public static final int PLANAR_CONFIGURATION = 0x00280006;

  /** NumberOfFrames. */
  public static final int NUMBER_OF_FRAMES = 0x00280008;

  /** FrameIncrementPointer. */
  public static final int FRAME_INCREMENT_POINTER = 0x00280009;

  /** Rows. */
  public static final int ROWS = 0x00280010;

  /** Columns. */
  public static final int COLUMNS = 0x00280011;

  /** UltrasoundColorDataPresent. */
  public static final int ULTRASOUND_COLOR_DATA_PRESENT = 0x00280014;

  /** PixelSpacing. */
  public static final int PIXEL_SPACING = 0x00280030;

  /** PixelAspectRatio. */
  public static final int PIXEL_ASPECT_RATIO = 0x00280034;

  /** BitsAllocated. */
  public static final int BITS_ALLOCATED = 0x00280100;

  /** BitsStored. */
  public static final int BITS_STORED = 0x00280101;

  /** HighBit. */
  public static final int HIGH_BIT = 0x00280102;

  /** PixelRepresentation. */
  public static final int PIXEL_REPRESENTATION = 0x00280103;

  /** SmallestImagePixelValue. */
  public static final int SMALLEST_IMAGE_PIXEL_VALUE = 0x00280106;

  /** LargestImagePixelValue. */
  public static final int LARGEST_IMAGE_PIXEL_VALUE = 0x00280107;

  /** PixelPaddingValue. */
  public static final int PIXEL_PADDING_VALUE = 0x00280120;

  /** PixelPaddingRangeLimit. */
  public static final int PIXEL_PADDING_RANGE_LIMIT = 0x00280121;

  /** QualityControlImage. */
  public static final int QUALITY_CONTROL_IMAGE = 0x00280300;

  /** BurnedInAnnotation. */
  public static final int BURNED_IN_ANNOTATION = 0x00280301;

  /** PixelSpacingCalibrationType. */
  public static final int PIXEL_SPACING_CALIBRATION_TYPE = 0x00280A02;

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

  /** LossyImageCompression. */
  public static final int LOSSY_IMAGE_COMPRESSION = 0x00282110;

  /** LossyImageCompressionRatio. */
  public static final int LOSSY_IMAGE_COMPRESSION_RATIO = 0x00282112;

  /** LossyImageCompressionMethod. */
  public static final int LOSSY_IMAGE_COMPRESSION_METHOD = 0x00282114;

  /** ModalityLUTSequence. */
  public static final int MODALITY_LUT_SEQUENCE = 0x00283000;

  /** LUTDescriptor. */
  public static final int LUT_DESCRIPTOR = 0x00283002;

  /** LUTData. */
  public static final int LUT_DATA = 0x00283006;

  /** VOILUTSequence. */
  public static final int VOI_LUT_SEQUENCE = 0x00283010;

  /** RepresentativeFrameNumber. */
  public static final int REPRESENTATIVE_FRAME_NUMBER = 0x00286010;

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

  /** RealWorldValueFirstValueMapped. */
  public static final int REAL_WORLD_VALUE_FIRST_VALUE_MAPPED = 0x00409216;

  /** RealWorldValueIntercept. */
  public static final int REAL_WORLD_VALUE_INTERCEPT = 0x00409224;

  /** RealWorldValueSlope. */
  public static final int REAL_WORLD_VALUE_SLOPE = 0x00409225;

  /** TotalPixelMatrixColumns. */
  public static final int TOTAL_PIXEL_MATRIX_COLUMNS = 0x00480006;

  /** TotalPixelMatrixRows. */
  public static final int TOTAL_PIXEL_MATRIX_ROWS = 0x00480007;

  /** PlanePositionSlideSequence. */
  public static final int PLANE_POSITION_SLIDE_SEQUENCE = 0x0048021A;

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

  /** NumberOfSlices. */
  public static final int NUMBER_OF_SLICES = 0x00540081;

  /** AngularViewVector. */
  public static final int ANGULAR_VIEW_VECTOR = 0x00540090;

  /** TimeSliceVector. */
  public static final int TIME_SLICE_VECTOR = 0x00540100;

  /** NumberOfTimeSlices. */
  public static final int NUMBER_OF_TIME_SLICES = 0x00540101;

  /** SeriesType. */
  public static final int SERIES_TYPE = 0x00541000;

  /** Units. */
  public static final int UNITS = 0x00541001;

  /** DecayCorrection. */
  public static final int DECAY_CORRECTION = 0x00541102;

  /** ImageIndex. */
  public static final int IMAGE_INDEX = 0x00541330;

  /** SegmentationType. */
  public static final int SEGMENTATION_TYPE = 0x00620001;

  /** SegmentSequence. */
  public static final int SEGMENT_SEQUENCE = 0x00620002;

  /** SegmentNumber. */
  public static final int SEGMENT_NUMBER = 0x00620004;

  /** SegmentLabel. */
  public static final int SEGMENT_LABEL = 0x00620005;

  /** SegmentIdentificationSequence. */
  public static final int SEGMENT_IDENTIFICATION_SEQUENCE = 0x0062000A;

  /** ReferencedSegmentNumber. */
  public static final int REFERENCED_SEGMENT_NUMBER = 0x0062000B;

  /** IconImageSequence. */
  public static final int ICON_IMAGE_SEQUENCE = 0x00880200;

  /** DoseUnits. */
  public static final int DOSE_UNITS = 0x30040002;

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
