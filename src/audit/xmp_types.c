/*
 * The schemas and types of XMP as PDF/A-2 and -3 take them (XMP Specification of September 2005; ISO 19005-2,
 * 6.6.2.3.1), those that extension schemas declare (6.6.2.3.3), and whether a value is of its type. A type is written
 * as specification and extension schemas have it, in small letters: "text", "seq date", "lang alt", "job".
 */
#include "audit/xmp.h"
#include <stdlib.h>
#include <string.h>

#define PDFAID         XMP_NS_PDFA_ID
#define DC             "http://purl.org/dc/elements/1.1/"
#define ADOBE          "http://ns.adobe.com/"
#define BASIC          ADOBE "xap/1.0/"
#define RIGHTS         BASIC "rights/"
#define MM             BASIC "mm/"
#define BJ             BASIC "bj/"
#define TPG            BASIC "t/pg/"
#define PDF            ADOBE "pdf/1.3/"
#define PHOTOSHOP      ADOBE "photoshop/1.0/"
#define TIFF           ADOBE "tiff/1.0/"
#define EXIF           ADOBE "exif/1.0/"
#define DM             ADOBE "xmp/1.0/DynamicMedia/"
#define CRS            ADOBE "camera-raw-settings/1.0/"
#define AUX            EXIF "aux/"
#define COLORANT       BASIC "g/"
#define IMAGE          BASIC "g/img/"
#define DIMENSIONS     BASIC "sType/Dimensions#"
#define FONT           BASIC "sType/Font#"
#define RESOURCE_EVENT BASIC "sType/ResourceEvent#"
#define RESOURCE_REF   BASIC "sType/ResourceRef#"
#define VERSION        BASIC "sType/Version#"
#define JOB            BASIC "sType/Job#"

/*
 * Names that are not Text to the specification, but which any text is (agent names, URIs, locales), are text here.
 * choice: values that alone are allowed, parted by "|"; "0..8" stands for those between.
 */
typedef struct PropertyType {
    const char *space, *name, *type, *choice;
} PropertyType;

typedef struct FieldType {
    const char *structure, *space, *name, *type, *choice;
} FieldType;

static const PropertyType properties[] = {
    { PDFAID, "part", "integer" },
    { PDFAID, "amd", "text" },
    { PDFAID, "corr", "text" },
    { PDFAID, "conformance", "text", "A|U|B" },
    { DC, "contributor", "bag text" },
    { DC, "coverage", "text" },
    { DC, "creator", "seq text" },
    { DC, "date", "seq date" },
    { DC, "description", "lang alt" },
    { DC, "format", "mimetype" },
    { DC, "identifier", "text" },
    { DC, "language", "bag text" },
    { DC, "publisher", "bag text" },
    { DC, "relation", "bag text" },
    { DC, "rights", "lang alt" },
    { DC, "source", "text" },
    { DC, "subject", "bag text" },
    { DC, "title", "lang alt" },
    { DC, "type", "bag text" },
    { BASIC, "Advisory", "bag text" },
    { BASIC, "BaseURL", "text" },
    { BASIC, "CreateDate", "date" },
    { BASIC, "CreatorTool", "text" },
    { BASIC, "Identifier", "bag text" },
    { BASIC, "MetadataDate", "date" },
    { BASIC, "ModifyDate", "date" },
    { BASIC, "Nickname", "text" },
    { BASIC, "Thumbnails", "alt thumbnail" },
    { BASIC, "Label", "text" },
    { BASIC, "Rating", "real" },
    { RIGHTS, "Certificate", "text" },
    { RIGHTS, "Marked", "boolean" },
    { RIGHTS, "Owner", "bag text" },
    { RIGHTS, "UsageTerms", "lang alt" },
    { RIGHTS, "WebStatement", "text" },
    { MM, "DerivedFrom", "resourceref" },
    { MM, "DocumentID", "text" },
    { MM, "History", "seq resourceevent" },
    { MM, "InstanceID", "text" },
    { MM, "ManagedFrom", "resourceref" },
    { MM, "Manager", "text" },
    { MM, "ManageTo", "text" },
    { MM, "ManageUI", "text" },
    { MM, "ManagerVariant", "text" },
    { MM, "RenditionClass", "text" },
    { MM, "RenditionParams", "text" },
    { MM, "VersionID", "text" },
    { MM, "Versions", "seq version" },
    { MM, "LastURL", "text" },
    { MM, "RenditionOf", "resourceref" },
    { MM, "SaveID", "integer" },
    { BJ, "JobRef", "bag job" },
    { TPG, "MaxPageSize", "dimensions" },
    { TPG, "NPages", "integer" },
    { TPG, "Fonts", "bag font" },
    { TPG, "Colorants", "seq colorant" },
    { TPG, "PlateNames", "seq text" },
    { PDF, "Keywords", "text" },
    { PDF, "PDFVersion", "text" },
    { PDF, "Producer", "text" },
    { PHOTOSHOP, "AuthorsPosition", "text" },
    { PHOTOSHOP, "CaptionWriter", "text" },
    { PHOTOSHOP, "Category", "text" },
    { PHOTOSHOP, "City", "text" },
    { PHOTOSHOP, "Country", "text" },
    { PHOTOSHOP, "Credit", "text" },
    { PHOTOSHOP, "DateCreated", "date" },
    { PHOTOSHOP, "Headline", "text" },
    { PHOTOSHOP, "Instructions", "text" },
    { PHOTOSHOP, "Source", "text" },
    { PHOTOSHOP, "State", "text" },
    { PHOTOSHOP, "TransmissionReference", "text" },
    { PHOTOSHOP, "Urgency", "integer" },
    { PHOTOSHOP, "SupplementalCategories", "bag text" },
    { TIFF, "ImageWidth", "integer" },
    { TIFF, "ImageLength", "integer" },
    { TIFF, "BitsPerSample", "seq integer" },
    { TIFF, "SamplesPerPixel", "integer" },
    { TIFF, "XResolution", "text" },
    { TIFF, "YResolution", "text" },
    { TIFF, "TransferFunction", "seq integer" },
    { TIFF, "WhitePoint", "seq text" },
    { TIFF, "PrimaryChromaticities", "seq text" },
    { TIFF, "YCbCrCoefficients", "seq text" },
    { TIFF, "ReferenceBlackWhite", "seq text" },
    { TIFF, "DateTime", "date" },
    { TIFF, "ImageDescription", "lang alt" },
    { TIFF, "Make", "text" },
    { TIFF, "Model", "text" },
    { TIFF, "Software", "text" },
    { TIFF, "Artist", "text" },
    { TIFF, "Copyright", "lang alt" },
    { TIFF, "Compression", "integer", "1|6" },
    { TIFF, "PhotometricInterpretation", "integer", "2|6" },
    { TIFF, "Orientation", "integer", "1..8" },
    { TIFF, "PlanarConfiguration", "integer", "1|2" },
    { TIFF, "YCbCrPositioning", "integer", "1|2" },
    { TIFF, "ResolutionUnit", "integer", "2|3" },
    { TIFF, "YCbCrSubSampling", "seq integer", "1|2" },
    { EXIF, "CompressedBitsPerPixel", "text" },
    { EXIF, "PixelXDimension", "integer" },
    { EXIF, "PixelYDimension", "integer" },
    { EXIF, "UserComment", "lang alt" },
    { EXIF, "RelatedSoundFile", "text" },
    { EXIF, "DateTimeOriginal", "date" },
    { EXIF, "DateTimeDigitized", "date" },
    { EXIF, "ExposureTime", "text" },
    { EXIF, "FNumber", "text" },
    { EXIF, "SpectralSensitivity", "text" },
    { EXIF, "ISOSpeedRatings", "seq integer" },
    { EXIF, "OECF", "oecf/sfr" },
    { EXIF, "ShutterSpeedValue", "text" },
    { EXIF, "ApertureValue", "text" },
    { EXIF, "BrightnessValue", "text" },
    { EXIF, "ExposureBiasValue", "text" },
    { EXIF, "MaxApertureValue", "text" },
    { EXIF, "SubjectDistance", "text" },
    { EXIF, "Flash", "flash" },
    { EXIF, "FocalLength", "text" },
    { EXIF, "SubjectArea", "seq integer" },
    { EXIF, "FlashEnergy", "text" },
    { EXIF, "SpatialFrequencyResponse", "oecf/sfr" },
    { EXIF, "FocalPlaneXResolution", "text" },
    { EXIF, "FocalPlaneYResolution", "text" },
    { EXIF, "SubjectLocation", "seq integer" },
    { EXIF, "ExposureIndex", "text" },
    { EXIF, "CFAPattern", "cfapattern" },
    { EXIF, "DigitalZoomRatio", "text" },
    { EXIF, "FocalLengthIn35mmFilm", "integer" },
    { EXIF, "DeviceSettingDescription", "devicesettings" },
    { EXIF, "ImageUniqueID", "text" },
    { EXIF, "GPSVersionID", "text" },
    { EXIF, "GPSLatitude", "gpscoordinate" },
    { EXIF, "GPSLongitude", "gpscoordinate" },
    { EXIF, "GPSAltitude", "text" },
    { EXIF, "GPSTimeStamp", "date" },
    { EXIF, "GPSSatellites", "text" },
    { EXIF, "GPSDOP", "text" },
    { EXIF, "GPSSpeed", "text" },
    { EXIF, "GPSTrack", "text" },
    { EXIF, "GPSImgDirection", "text" },
    { EXIF, "GPSMapDatum", "text" },
    { EXIF, "GPSDestLatitude", "gpscoordinate" },
    { EXIF, "GPSDestLongitude", "gpscoordinate" },
    { EXIF, "GPSDestBearing", "text" },
    { EXIF, "GPSDestDistance", "text" },
    { EXIF, "GPSProcessingMethod", "text" },
    { EXIF, "GPSAreaInformation", "text" },
    { EXIF, "ExifVersion", "text" },
    { EXIF, "FlashpixVersion", "text" },
    { EXIF, "GPSMeasureMode", "text" },
    { EXIF, "ExposureProgram", "integer", "0..8" },
    { EXIF, "MeteringMode", "integer", "0..6|255" },
    { EXIF, "FocalPlaneResolutionUnit", "integer", "2|3" },
    { EXIF, "SensingMethod", "integer", "1..8" },
    { EXIF, "FileSource", "integer", "3" },
    { EXIF, "SceneType", "integer", "1" },
    { EXIF, "CustomRendered", "integer", "0|1" },
    { EXIF, "ExposureMode", "integer", "0..2" },
    { EXIF, "WhiteBalance", "integer", "0|1" },
    { EXIF, "SceneCaptureType", "integer", "0..3" },
    { EXIF, "GainControl", "integer", "0..4" },
    { EXIF, "Contrast", "integer", "0..2" },
    { EXIF, "Saturation", "integer", "0..2" },
    { EXIF, "Sharpness", "integer", "0..2" },
    { EXIF, "SubjectDistanceRange", "integer", "0..3" },
    { EXIF, "GPSAltitudeRef", "integer", "0|1" },
    { EXIF, "GPSStatus", "text", "A|V" },
    { EXIF, "GPSSpeedRef", "text", "K|M|N" },
    { EXIF, "GPSTrackRef", "text", "T|M" },
    { EXIF, "GPSImgDirectionRef", "text", "T|M" },
    { EXIF, "GPSDestBearingRef", "text", "T|M" },
    { EXIF, "GPSDestDistanceRef", "text", "K|M|N" },
    { EXIF, "GPSDifferential", "integer", "0|1" },
    { EXIF, "ColorSpace", "integer", "1|65535" },
    { EXIF, "LightSource", "integer", "0..4|9..15|17..24|255" },
    { EXIF, "ComponentsConfiguration", "seq integer", "0..6" },
    { DM, "projectRef", "projectlink" },
    { DM, "videoFrameRate", "text" },
    { DM, "videoFrameSize", "dimensions" },
    { DM, "videoPixelAspectRatio", "text" },
    { DM, "videoAlphaUnityIsTransparent", "boolean" },
    { DM, "videoAlphaPremultipleColor", "colorant" },
    { DM, "videoCompressor", "text" },
    { DM, "audioSampleRate", "integer" },
    { DM, "audioCompressor", "text" },
    { DM, "speakerPlacement", "text" },
    { DM, "fileDataRate", "text" },
    { DM, "tapeName", "text" },
    { DM, "altTapeName", "text" },
    { DM, "startTimecode", "timecode" },
    { DM, "altTimecode", "timecode" },
    { DM, "duration", "time" },
    { DM, "scene", "text" },
    { DM, "shotName", "text" },
    { DM, "shotDate", "date" },
    { DM, "shotLocation", "text" },
    { DM, "logComment", "text" },
    { DM, "markers", "seq marker" },
    { DM, "contributedMedia", "bag media" },
    { DM, "absPeakAudioFilePath", "text" },
    { DM, "relativePeakAudioFilePath", "text" },
    { DM, "videoModDate", "date" },
    { DM, "audioModDate", "date" },
    { DM, "metadataModDate", "date" },
    { DM, "artist", "text" },
    { DM, "album", "text" },
    { DM, "trackNumber", "integer" },
    { DM, "genre", "text" },
    { DM, "copyright", "text" },
    { DM, "releaseDate", "date" },
    { DM, "composer", "text" },
    { DM, "engineer", "text" },
    { DM, "tempo", "real" },
    { DM, "instrument", "text" },
    { DM, "introTime", "time" },
    { DM, "outCue", "time" },
    { DM, "relativeTimestamp", "time" },
    { DM, "loop", "boolean" },
    { DM, "numberOfBeats", "real" },
    { DM, "timeScaleParams", "timescalestretch" },
    { DM, "resampleParams", "resamplestretch" },
    { DM, "beatSpliceParams", "beatsplicestretch" },
    { DM, "videoPixelDepth", "text", "8Int|16Int|32Int|32Float" },
    { DM, "videoColorSpace", "text", "sRGB|CCIR-601|CCIR-709" },
    { DM, "videoAlphaMode", "text", "straight|pre-multiplied" },
    { DM, "videoFieldOrder", "text", "Upper|Lower|Progressive" },
    { DM, "pullDown", "text", "WSSWW|SSWWW|SWWWS|WWWSS|WWSSW|WSSWW_24p|SSWWW_24p|SWWWS_24p|WWWSS_24p|WWSSW_24p" },
    { DM, "audioSampleType", "text", "8Int|16Int|32Int|32Float" },
    { DM, "audioChannelType", "text", "Mono|Stereo|5.1|7.1" },
    { DM, "key", "text", "A|A#|B|C|C#|D|D#|E|F|F#|G|G#" },
    { DM, "stretchMode", "text", "Fixed length|Time-Scale|Resample|Beat Splice|Hybrid" },
    { DM, "timeSignature", "text", "2/4|3/4|4/4|5/4|7/4|6/8|9/8|12/8|other" },
    { DM, "scaleType", "text", "Major|Minor|Both|Neither" },
    { CRS, "AutoBrightness", "boolean" },
    { CRS, "AutoContrast", "boolean" },
    { CRS, "AutoExposure", "boolean" },
    { CRS, "AutoShadows", "boolean" },
    { CRS, "BlueHue", "integer" },
    { CRS, "BlueSaturation", "integer" },
    { CRS, "Brightness", "integer" },
    { CRS, "CameraProfile", "text" },
    { CRS, "ChromaticAberrationB", "integer" },
    { CRS, "ChromaticAberrationR", "integer" },
    { CRS, "ColorNoiseReduction", "integer" },
    { CRS, "Contrast", "integer" },
    { CRS, "CropTop", "real" },
    { CRS, "CropLeft", "real" },
    { CRS, "CropBottom", "real" },
    { CRS, "CropRight", "real" },
    { CRS, "CropAngle", "real" },
    { CRS, "CropWidth", "real" },
    { CRS, "CropHeight", "real" },
    { CRS, "CropUnits", "integer" },
    { CRS, "Exposure", "real" },
    { CRS, "GreenHue", "integer" },
    { CRS, "GreenSaturation", "integer" },
    { CRS, "HasCrop", "boolean" },
    { CRS, "HasSettings", "boolean" },
    { CRS, "LuminanceSmoothing", "integer" },
    { CRS, "RawFileName", "text" },
    { CRS, "RedHue", "integer" },
    { CRS, "RedSaturation", "integer" },
    { CRS, "Saturation", "integer" },
    { CRS, "Shadows", "integer" },
    { CRS, "ShadowTint", "integer" },
    { CRS, "Sharpness", "integer" },
    { CRS, "Temperature", "integer" },
    { CRS, "Tint", "integer" },
    { CRS, "ToneCurveName", "text" },
    { CRS, "Version", "text" },
    { CRS, "VignetteAmount", "integer" },
    { CRS, "VignetteMidpoint", "integer" },
    { CRS, "WhiteBalance", "text", "As Shot|Auto|Daylight|Cloudy|Shade|Tungsten|Fluorescent|Flash|Custom" },
    { CRS, "ToneCurve", "seq point" },
    { AUX, "Lens", "text" },
    { AUX, "SerialNumber", "text" },
};

static const FieldType fields[] = {
    { "colorant", COLORANT, "swatchName", "text" },
    { "colorant", COLORANT, "mode", "text", "CMYK|RGB|LAB" },
    { "colorant", COLORANT, "type", "text", "PROCESS|SPOT" },
    { "colorant", COLORANT, "cyan", "real", "0..100" },
    { "colorant", COLORANT, "magenta", "real", "0..100" },
    { "colorant", COLORANT, "yellow", "real", "0..100" },
    { "colorant", COLORANT, "black", "real", "0..100" },
    { "colorant", COLORANT, "red", "integer", "0..255" },
    { "colorant", COLORANT, "green", "integer", "0..255" },
    { "colorant", COLORANT, "blue", "integer", "0..255" },
    { "colorant", COLORANT, "L", "real", "0..100" },
    { "colorant", COLORANT, "A", "integer", "-128..127" },
    { "colorant", COLORANT, "B", "integer", "-128..127" },
    { "dimensions", DIMENSIONS, "w", "real" },
    { "dimensions", DIMENSIONS, "h", "real" },
    { "dimensions", DIMENSIONS, "unit", "text" },
    { "font", FONT, "fontName", "text" },
    { "font", FONT, "fontFamily", "text" },
    { "font", FONT, "fontFace", "text" },
    { "font", FONT, "fontType", "text" },
    { "font", FONT, "versionString", "text" },
    { "font", FONT, "composite", "boolean" },
    { "font", FONT, "fontFileName", "text" },
    { "font", FONT, "childFontFiles", "seq text" },
    { "thumbnail", IMAGE, "height", "integer" },
    { "thumbnail", IMAGE, "width", "integer" },
    { "thumbnail", IMAGE, "image", "text" },
    { "thumbnail", IMAGE, "format", "text", "JPEG" },
    { "resourceevent", RESOURCE_EVENT, "action", "text" },
    { "resourceevent", RESOURCE_EVENT, "instanceID", "text" },
    { "resourceevent", RESOURCE_EVENT, "parameters", "text" },
    { "resourceevent", RESOURCE_EVENT, "softwareAgent", "text" },
    { "resourceevent", RESOURCE_EVENT, "when", "date" },
    { "resourceref", RESOURCE_REF, "instanceID", "text" },
    { "resourceref", RESOURCE_REF, "documentID", "text" },
    { "resourceref", RESOURCE_REF, "versionID", "text" },
    { "resourceref", RESOURCE_REF, "renditionClass", "text" },
    { "resourceref", RESOURCE_REF, "renditionParams", "text" },
    { "resourceref", RESOURCE_REF, "manager", "text" },
    { "resourceref", RESOURCE_REF, "managerVariant", "text" },
    { "resourceref", RESOURCE_REF, "manageTo", "text" },
    { "resourceref", RESOURCE_REF, "manageUI", "text" },
    { "version", VERSION, "comments", "text" },
    { "version", VERSION, "event", "resourceevent" },
    { "version", VERSION, "modifyDate", "date" },
    { "version", VERSION, "modifier", "text" },
    { "version", VERSION, "version", "text" },
    { "job", JOB, "name", "text" },
    { "job", JOB, "id", "text" },
    { "job", JOB, "url", "text" },
    { "beatsplicestretch", DM, "useFileBeatsMarker", "boolean" },
    { "beatsplicestretch", DM, "riseInDecibel", "real" },
    { "beatsplicestretch", DM, "riseInTimeDuration", "time" },
    { "marker", DM, "startTime", "any" },
    { "marker", DM, "duration", "any" },
    { "marker", DM, "comment", "text" },
    { "marker", DM, "name", "text" },
    { "marker", DM, "location", "text" },
    { "marker", DM, "target", "text" },
    { "marker", DM, "type", "text", "Chapter|Cue|Beat|Track|Index" },
    { "media", DM, "path", "text" },
    { "media", DM, "track", "text" },
    { "media", DM, "startTime", "time" },
    { "media", DM, "duration", "time" },
    { "media", DM, "managed", "boolean" },
    { "media", DM, "webStatement", "text" },
    { "projectlink", DM, "path", "text" },
    { "projectlink", DM, "type", "text", "movie|still|audio|custom" },
    { "resamplestretch", DM, "quality", "text", "High|Medium|Low" },
    { "time", DM, "value", "integer" },
    { "time", DM, "scale", "text" },
    { "timecode", DM, "timeValue", "text" },
    { "timecode", DM, "timeFormat", "text",
      "24Timecode|25Timecode|2997DropTimecode|2997NonDropTimecode|30Timecode|50Timecode|5994DropTimecode|"
      "5994NonDropTimecode|60Timecode|23976Timecode" },
    { "timescalestretch", DM, "frameSize", "real" },
    { "timescalestretch", DM, "frameOverlappingPercentage", "real" },
    { "timescalestretch", DM, "quality", "text", "High|Medium|Low" },
    { "flash", EXIF, "Fired", "boolean" },
    { "flash", EXIF, "Function", "boolean" },
    { "flash", EXIF, "RedEyeMode", "boolean" },
    { "flash", EXIF, "Return", "text", "0|2|3" },
    { "flash", EXIF, "Mode", "text", "0..3" },
    { "oecf/sfr", EXIF, "Columns", "integer" },
    { "oecf/sfr", EXIF, "Rows", "integer" },
    { "oecf/sfr", EXIF, "Names", "seq text" },
    { "oecf/sfr", EXIF, "Values", "seq text" },
    { "cfapattern", EXIF, "Columns", "integer" },
    { "cfapattern", EXIF, "Rows", "integer" },
    { "cfapattern", EXIF, "Values", "seq integer" },
    { "devicesettings", EXIF, "Columns", "integer" },
    { "devicesettings", EXIF, "Rows", "integer" },
    { "devicesettings", EXIF, "Settings", "seq text" },
};

/* ---- names of types ---- */

/* What extension schemas may call a text (ISO 19005-2, table 5, and XMP Specification, part 1). */
static const char *const text_types[] = { "text",   "propername", "agentname",      "uri",   "url",
                                          "locale", "rational",   "renditionclass", "xpath", NULL };
static const char *const simple_types[] = { "boolean",  "integer",       "real",     "date",
                                            "mimetype", "gpscoordinate", "lang alt", NULL };

static const struct {
    const char *prefix;
    XmpKind kind;
} array_types[] = { { "bag", XMP_BAG }, { "seq", XMP_SEQ }, { "alt", XMP_ALT } };

/* "Closed Choice of Integer" → "integer"; "Choice" and "" → "text"; "Bag" → "bag text". */
static char *
simplified(const char *type)
{
    static const char *const choices[] = { "open choice", "closed choice", "choice" };
    g_autofree char *lower = g_strstrip(g_ascii_strdown(type, -1)), *plain = NULL;
    const char *rest = lower, *at = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(choices) && at == NULL; i++)
        if ((at = strstr(lower, choices[i])) != NULL)
            rest = at + strlen(choices[i]);
    rest += at != NULL && g_str_has_prefix(rest, " of ") ? 4 : 0;
    plain = at == NULL ? g_strdup(lower) : g_strdup_printf("%.*s%s", (int)(at - lower), lower, rest);
    g_strstrip(plain);
    if (*plain == '\0')
        return g_strdup("text");
    for (size_t i = 0; i < G_N_ELEMENTS(array_types); i++)
        if (g_str_has_suffix(plain, array_types[i].prefix) && !g_str_has_suffix(plain, "lang alt"))
            return g_strconcat(plain, " text", NULL);
    return g_steal_pointer(&plain);
}

/* The array type that a type begins with, and *rest that of its items; -1 when it is none. */
static int
array_of(const char *type, const char **rest)
{
    for (size_t i = 0; i < G_N_ELEMENTS(array_types); i++)
        if (g_str_has_prefix(type, array_types[i].prefix) && type[3] == ' ') {
            *rest = type + 4;
            return (int)i;
        }
    return -1;
}

static const char *
value_of(const XmpNode *node, const char *space, const char *name)
{
    const XmpNode *field = xmp_field(node, space, name);

    return field == NULL || field->kind != XMP_SIMPLE ? NULL : field->value;
}

static const XmpNode *
type_among(const XmpNode *list, const char *type)
{
    for (guint i = 0; list != NULL && i < list->kid_count; i++) {
        const char *name = value_of(list->kids[i], XMP_NS_TYPE, "type");
        g_autofree char *plain = name == NULL ? NULL : simplified(name);

        if (plain != NULL && strcmp(plain, type) == 0)
            return list->kids[i];
    }
    return NULL;
}

/* The description of a type in a pdfaSchema:valueType of the schemas; NULL when there is none. */
static const XmpNode *
declared_type(const XmpSchemas *schemas, const char *type)
{
    const XmpNode *found = NULL;

    for (size_t i = 0; schemas != NULL && found == NULL && i < G_N_ELEMENTS(schemas->schema); i++)
        if (schemas->schema[i] != NULL)
            found = type_among(xmp_field(schemas->schema[i], XMP_NS_SCHEMA, "valueType"), type);
    return found;
}

static bool
is_structure(const char *type)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        if (strcmp(fields[i].structure, type) == 0)
            return true;
    return false;
}

bool
xmp_is_type(const XmpSchemas *schemas, const char *type)
{
    g_autofree char *plain = simplified(type);
    const char *rest = plain;

    while (array_of(rest, &rest) >= 0)
        ;
    return g_strv_contains(text_types, rest) || g_strv_contains(simple_types, rest) || is_structure(rest) ||
           strcmp(rest, "any") == 0 || declared_type(schemas, rest) != NULL;
}

/* ---- simple values ---- */

static bool
take_digits(const char **at, int least, int most, int largest)
{
    int count = 0, value = 0;

    for (; count < most && g_ascii_isdigit((*at)[count]); count++)
        value = value * 10 + (*at)[count] - '0';
    *at += count;
    return count >= least && value <= largest;
}

/* "2019", "2019-12", "2019-12-31", "2019-12-31T23:59:59.9+01:00" (ISO 16684-1, 8.2.1.2). */
static bool
is_date(const char *text)
{
    const char *at = text;

    if (*at == '\0')
        return true;
    if (!take_digits(&at, 1, 4, 9999))
        return false;
    for (int part = 0; part < 2 && *at == '-'; part++) {
        at++;
        if (!take_digits(&at, 1, 2, part == 0 ? 12 : 31))
            return false;
    }
    if (*at == '\0')
        return true;
    if (*at++ != 'T' || !take_digits(&at, 1, 2, 23))
        return false;
    for (int part = 0; part < 2 && *at == ':'; part++) {
        at++;
        if (!take_digits(&at, 1, 2, 59))
            return false;
    }
    if (*at == '.')
        for (at++; g_ascii_isdigit(*at);)
            at++;
    if (*at == 'Z')
        return at[1] == '\0';
    if (*at == '+' || *at == '-') {
        at++;
        if (!take_digits(&at, 1, 2, 23))
            return false;
        if (*at == ':' && (at++, !take_digits(&at, 1, 2, 59)))
            return false;
    }
    return *at == '\0';
}

static bool
is_integer(const char *text)
{
    const char *at = text + (*text == '+' || *text == '-');

    return *at != '\0' && strspn(at, "0123456789") == strlen(at);
}

static bool
is_real(const char *text)
{
    const char *at = text + (*text == '+' || *text == '-');
    size_t whole = strspn(at, "0123456789"), part = at[whole] == '.' ? strspn(at + whole + 1, "0123456789") : 0;

    return whole + part > 0 && at[whole + (at[whole] == '.') + part] == '\0';
}

static bool
is_mime_type(const char *text)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+.";
    size_t first = strspn(text, allowed);

    return first > 0 && text[first] == '/' && text[first + 1] != '\0' &&
           text[first + 1 + strspn(text + first + 1, allowed)] == '\0';
}

/* "51,30.5N" or "51,30,30N" */
static bool
is_gps(const char *text)
{
    const char *at = text;

    if (!take_digits(&at, 1, 3, 999) || *at++ != ',' || !take_digits(&at, 1, 2, 99))
        return false;
    if (*at == '.') {
        at++;
        if (!take_digits(&at, 1, 9, G_MAXINT))
            return false;
    } else if (*at++ != ',' || !take_digits(&at, 1, 2, 99)) {
        return false;
    }
    return *at != '\0' && strchr("NSEW", *at) != NULL && at[1] == '\0';
}

/* "(0, 255)" */
static bool
is_point(const char *text)
{
    const char *comma = strstr(text, ", ");
    g_autofree char *first = *text != '(' || comma == NULL ? NULL : g_strndup(text + 1, (gsize)(comma - text - 1));
    g_autofree char *second = comma == NULL ? NULL : g_strdup(comma + 2);

    if (first == NULL || !g_str_has_suffix(second, ")"))
        return false;
    second[strlen(second) - 1] = '\0';
    return is_integer(first) && is_integer(second);
}

static bool
is_simple(const char *value, const char *type)
{
    static const struct {
        const char *type;
        bool (*is)(const char *text);
    } rows[] = {
        { "integer", is_integer },    { "real", is_real },         { "date", is_date },
        { "mimetype", is_mime_type }, { "gpscoordinate", is_gps }, { "point", is_point },
    };

    if (strcmp(type, "boolean") == 0)
        return strcmp(value, "True") == 0 || strcmp(value, "False") == 0;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].type, type) == 0)
            return rows[i].is(value);
    return g_strv_contains(text_types, type);
}

static bool
is_choice(const char *value, const char *choice)
{
    g_auto(GStrv) choices = choice == NULL ? NULL : g_strsplit(choice, "|", -1);

    for (size_t i = 0; choices != NULL && choices[i] != NULL; i++) {
        const char *dots = strstr(choices[i], "..");
        double number = dots == NULL ? 0 : g_ascii_strtod(value, NULL);

        if (dots == NULL ? strcmp(choices[i], value) == 0
                         : is_real(value) && number >= g_ascii_strtod(choices[i], NULL) &&
                               number <= g_ascii_strtod(dots + 2, NULL))
            return true;
    }
    return choices == NULL;
}

/* ---- values ---- */

static bool is_of_type(const XmpSchemas *schemas, const XmpNode *node, const char *type, const char *choice);

static bool
is_predefined_structure(const XmpNode *node, const char *type)
{
    for (guint i = 0; i < node->kid_count; i++) {
        const XmpNode *kid = node->kids[i];
        bool right = false;

        for (size_t f = 0; f < G_N_ELEMENTS(fields) && !right; f++)
            right = strcmp(fields[f].structure, type) == 0 && strcmp(fields[f].name, kid->name) == 0 &&
                    strcmp(fields[f].space, kid->space) == 0 && is_of_type(NULL, kid, fields[f].type, fields[f].choice);
        if (!right)
            return false;
    }
    return node->kind == XMP_STRUCT;
}

/* A declared type without fields is a text. */
static bool
is_declared_structure(const XmpSchemas *schemas, const XmpNode *node, const XmpNode *declared)
{
    const XmpNode *list = xmp_field(declared, XMP_NS_TYPE, "field");
    const char *space = value_of(declared, XMP_NS_TYPE, "namespaceURI");

    if (list == NULL || list->kid_count == 0)
        return node->kind == XMP_SIMPLE;
    for (guint i = 0; i < node->kid_count; i++) {
        const XmpNode *kid = node->kids[i];
        bool right = false;

        for (guint f = 0; f < list->kid_count && !right && g_strcmp0(space, kid->space) == 0; f++) {
            const char *type = value_of(list->kids[f], XMP_NS_FIELD, "valueType");
            g_autofree char *plain = type == NULL ? NULL : simplified(type);

            right = plain != NULL && g_strcmp0(value_of(list->kids[f], XMP_NS_FIELD, "name"), kid->name) == 0 &&
                    is_of_type(schemas, kid, plain, NULL);
        }
        if (!right)
            return false;
    }
    return node->kind == XMP_STRUCT;
}

/* Texts in several languages: an alternative array whose items each have xml:lang. */
static bool
is_lang_alt(const XmpNode *node)
{
    for (guint i = 0; i < node->kid_count; i++)
        if (node->kids[i]->language == NULL || node->kids[i]->kind != XMP_SIMPLE)
            return false;
    return node->kind == XMP_ALT;
}

/* As deep as the node, whose depth is bounded. */
static bool
is_of_type(const XmpSchemas *schemas, const XmpNode *node, const char *type, const char *choice)
{
    const char *rest;
    int array = array_of(type, &rest);
    const XmpNode *declared;

    if (strcmp(type, "any") == 0)
        return true;
    if (strcmp(type, "lang alt") == 0)
        return is_lang_alt(node);
    if (array >= 0) {
        for (guint i = 0; i < node->kid_count; i++)
            if (!is_of_type(schemas, node->kids[i], rest, choice))
                return false;
        return node->kind == array_types[array].kind;
    }
    declared = declared_type(schemas, type);
    if (declared != NULL)
        return is_declared_structure(schemas, node, declared);
    if (is_structure(type))
        return is_predefined_structure(node, type);
    return node->kind == XMP_SIMPLE && is_simple(node->value, type) && is_choice(node->value, choice);
}

const XmpNode *
xmp_find_schema(const AuditXmp *xmp, const char *space)
{
    const XmpNode *list = xmp == NULL ? NULL : audit_xmp_find(xmp, XMP_NS_EXTENSION, "schemas");

    for (guint i = 0; list != NULL && i < list->kid_count; i++)
        if (g_strcmp0(value_of(list->kids[i], XMP_NS_SCHEMA, "namespaceURI"), space) == 0)
            return list->kids[i];
    return NULL;
}

/* What an extension schema says of the property's type; NULL when it does not know it. */
static const char *
type_in_schema(const XmpSchemas *schemas, const XmpNode *schema, const XmpNode *property)
{
    const XmpNode *list = schema == NULL ? NULL : xmp_field(schema, XMP_NS_SCHEMA, "property");

    for (guint i = 0; list != NULL && i < list->kid_count; i++) {
        const char *name = value_of(list->kids[i], XMP_NS_PROPERTY, "name");
        const char *type = value_of(list->kids[i], XMP_NS_PROPERTY, "valueType");

        if (g_strcmp0(name, property->name) == 0 && type != NULL && xmp_is_type(schemas, type))
            return type;
    }
    return NULL;
}

XmpVerdict
xmp_check_property(const AuditXmp *own, const AuditXmp *document, const XmpNode *property, const char **type)
{
    XmpSchemas schemas = { { xmp_find_schema(own, property->space), xmp_find_schema(document, property->space) } };

    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
        if (strcmp(properties[i].name, property->name) == 0 && strcmp(properties[i].space, property->space) == 0) {
            *type = properties[i].type;
            return is_of_type(NULL, property, *type, properties[i].choice) ? XMP_RIGHT : XMP_WRONG_TYPE;
        }
    if (strcmp(property->space, XMP_NS_EXTENSION) == 0 && strcmp(property->name, "schemas") == 0)
        return XMP_RIGHT;
    for (size_t i = 0; i < G_N_ELEMENTS(schemas.schema); i++) {
        const char *said = type_in_schema(&schemas, schemas.schema[i], property);
        g_autofree char *plain = said == NULL ? NULL : simplified(said);

        if (said != NULL) {
            *type = said;
            return is_of_type(&schemas, property, plain, NULL) ? XMP_RIGHT : XMP_WRONG_TYPE;
        }
    }
    return XMP_UNKNOWN;
}
