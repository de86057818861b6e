/*
 * What names of glyphs mean as text, the Latin encodings of ISO 32000-1, annex D, and the standard strings of the
 * Compact Font Format (Adobe Technical Note 5176, appendix A), each as one text that is parted when it is first asked.
 * The list of glyphs is not ours: it is read from a Debian package when the program is built (glyph_list.awk).
 */
#include "audit/glyph_names.h"
#include <stdbool.h>
#include <string.h>

/* A name and its first character in hexadecimal digits. */
static const char glyph_list[] =
#include "audit/glyph_list.inc"
    "";

/* By code, from 32 on; "-" where there is none. */
static const char standard_encoding[] =
    "space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma "
    "hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater "
    "question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum "
    "underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde - "
    "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - exclamdown cent sterling fraction yen florin "
    "section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl - endash dagger "
    "daggerdbl periodcentered - paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis "
    "perthousand - questiondown - grave acute circumflex tilde macron breve dotaccent dieresis - ring cedilla - "
    "hungarumlaut ogonek caron emdash - - - - - - - - - - - - - - - - AE - ordfeminine - - - - Lslash Oslash OE "
    "ordmasculine - - - - - ae - - - dotlessi - - lslash oslash oe germandbls - - - -";

static const char mac_roman_encoding[] =
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma "
    "hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater "
    "question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum "
    "underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde - "
    "Adieresis Aring Ccedilla Eacute Ntilde Odieresis Udieresis aacute agrave acircumflex adieresis atilde aring "
    "ccedilla eacute egrave ecircumflex edieresis iacute igrave icircumflex idieresis ntilde oacute ograve "
    "ocircumflex odieresis otilde uacute ugrave ucircumflex udieresis dagger degree cent sterling section bullet "
    "paragraph germandbls registered copyright trademark acute dieresis - AE Oslash - plusminus - - yen mu - - - - - "
    "ordfeminine ordmasculine - ae oslash questiondown exclamdown logicalnot - florin - - guillemotleft "
    "guillemotright ellipsis space Agrave Atilde Otilde OE oe endash emdash quotedblleft quotedblright quoteleft "
    "quoteright divide - ydieresis Ydieresis fraction currency guilsinglleft guilsinglright fi fl daggerdbl "
    "periodcentered quotesinglbase quotedblbase perthousand Acircumflex Ecircumflex Aacute Edieresis Egrave Iacute "
    "Icircumflex Idieresis Igrave Oacute Ocircumflex - Ograve Uacute Ucircumflex Ugrave dotlessi circumflex tilde "
    "macron breve dotaccent ring cedilla hungarumlaut ogonek caron";

static const char win_ansi_encoding[] =
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma "
    "hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater "
    "question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum "
    "underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde bullet "
    "Euro bullet quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex perthousand Scaron "
    "guilsinglleft OE bullet Zcaron bullet bullet quoteleft quoteright quotedblleft quotedblright bullet endash "
    "emdash tilde trademark scaron guilsinglright oe bullet zcaron Ydieresis space exclamdown cent sterling currency "
    "yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot hyphen registered macron degree "
    "plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine "
    "guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring "
    "AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute "
    "Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave "
    "aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute "
    "icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute "
    "ucircumflex udieresis yacute thorn ydieresis";

static const char standard_strings[] =
    ".notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus "
    "comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater "
    "question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum "
    "underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde "
    "exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft "
    "guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase "
    "quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron "
    "breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE "
    "ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark Eth onehalf plusminus "
    "Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply "
    "threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis "
    "Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute "
    "Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla "
    "eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis "
    "ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron exclamsmall Hungarumlautsmall "
    "dollaroldstyle dollarsuperior ampersandsmall Acutesmall parenleftsuperior parenrightsuperior twodotenleader "
    "onedotenleader zerooldstyle oneoldstyle twooldstyle threeoldstyle fouroldstyle fiveoldstyle sixoldstyle "
    "sevenoldstyle eightoldstyle nineoldstyle commasuperior threequartersemdash periodsuperior questionsmall "
    "asuperior bsuperior centsuperior dsuperior esuperior isuperior lsuperior msuperior nsuperior osuperior "
    "rsuperior ssuperior tsuperior ff ffi ffl parenleftinferior parenrightinferior Circumflexsmall hyphensuperior "
    "Gravesmall Asmall Bsmall Csmall Dsmall Esmall Fsmall Gsmall Hsmall Ismall Jsmall Ksmall Lsmall Msmall Nsmall "
    "Osmall Psmall Qsmall Rsmall Ssmall Tsmall Usmall Vsmall Wsmall Xsmall Ysmall Zsmall colonmonetary onefitted "
    "rupiah Tildesmall exclamdownsmall centoldstyle Lslashsmall Scaronsmall Zcaronsmall Dieresissmall Brevesmall "
    "Caronsmall Dotaccentsmall Macronsmall figuredash hypheninferior Ogoneksmall Ringsmall Cedillasmall "
    "questiondownsmall oneeighth threeeighths fiveeighths seveneighths onethird twothirds zerosuperior foursuperior "
    "fivesuperior sixsuperior sevensuperior eightsuperior ninesuperior zeroinferior oneinferior twoinferior "
    "threeinferior fourinferior fiveinferior sixinferior seveninferior eightinferior nineinferior centinferior "
    "dollarinferior periodinferior commainferior Agravesmall Aacutesmall Acircumflexsmall Atildesmall Adieresissmall "
    "Aringsmall AEsmall Ccedillasmall Egravesmall Eacutesmall Ecircumflexsmall Edieresissmall Igravesmall "
    "Iacutesmall Icircumflexsmall Idieresissmall Ethsmall Ntildesmall Ogravesmall Oacutesmall Ocircumflexsmall "
    "Otildesmall Odieresissmall OEsmall Oslashsmall Ugravesmall Uacutesmall Ucircumflexsmall Udieresissmall "
    "Yacutesmall Thornsmall Ydieresissmall 001.000 001.001 001.002 001.003 Black Bold Book Light Medium Regular "
    "Roman Semibold";

typedef struct Names {
    GHashTable *characters;             /* name → character */
    char **encodings[3], **strings;
} Names;

static GHashTable *
read_list(void)
{
    GHashTable *characters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) words = g_strsplit(glyph_list, " ", -1);

    for (size_t i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
        g_hash_table_insert(characters, g_strdup(words[i]),
                            GUINT_TO_POINTER((guint)g_ascii_strtoull(words[i + 1], NULL, 16)));
    return characters;
}

/* Read when a font asks that does not say itself what its codes mean; for the life of the process. */
static const Names *
names(void)
{
    static Names *read;

    if (g_once_init_enter(&read)) {
        Names *made = g_new0(Names, 1);

        made->characters = read_list();
        made->encodings[ENCODING_STANDARD] = g_strsplit(standard_encoding, " ", -1);
        made->encodings[ENCODING_MAC_ROMAN] = g_strsplit(mac_roman_encoding, " ", -1);
        made->encodings[ENCODING_WIN_ANSI] = g_strsplit(win_ansi_encoding, " ", -1);
        made->strings = g_strsplit(standard_strings, " ", -1);
        g_once_init_leave(&read, made);
    }
    return read;
}

/* Hexadecimal digits alone, as many as there may be. */
static gunichar
digits_value(const char *digits, size_t least, size_t most)
{
    size_t length = strspn(digits, "0123456789ABCDEF");
    guint64 value = g_ascii_strtoull(digits, NULL, 16);

    return length >= least && length <= most && digits[length] == '\0' && value <= 0x10FFFF ? (gunichar)value : 0;
}

gunichar
glyph_character(const char *name)
{
    g_autofree char *base = g_strndup(name, strcspn(name, "._"));
    gunichar found = GPOINTER_TO_UINT(g_hash_table_lookup(names()->characters, base));

    if (found == 0 && g_str_has_prefix(base, "uni") && strlen(base) >= 7) {
        base[7] = '\0';                 /* of a ligature the first */
        found = digits_value(base + 3, 4, 4);
    }
    return found == 0 && *base == 'u' ? digits_value(base + 1, 4, 6) : found;
}

const char *
glyph_encoded(GlyphEncoding encoding, guint code)
{
    const char *name = code < 32 || code > 255 ? "-" : names()->encodings[encoding][code - 32];

    return strcmp(name, "-") == 0 ? NULL : name;
}

const char *
glyph_standard_string(guint index)
{
    return index > 390 ? NULL : names()->strings[index];
}
