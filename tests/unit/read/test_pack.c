/*
 * Packs from their files: what each attribute becomes and what holds without it, and every mistake with its place and
 * number.
 */
#include "files.h"
#include "base/diag_files.h"
#include "read/pack.h"

/* One part stands at line 2, column 1 of a pack that has nothing else. */
#define PACK_OF(parts) "<pack id='p' xml:lang='en'><title>Pack</title>\n" parts "\n</pack>"
#define BLANK "<blank/>"

static Pack *
load(const char *text, Audience audience, Diags *diags)
{
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "pack.xml", text, -1);
    Pack *pack = pack_load(path, audience, diags);

    folder_free(folder);
    return pack;
}

static Pack *
load_well(const char *text, Audience audience)
{
    g_autoptr(Diags) diags = diags_new();
    Pack *pack = load(text, audience, diags);
    g_autofree char *said = diags_text(diags);

    assert_string_equal(said, "");
    assert_non_null(pack);
    return pack;
}

/* ---- parts ---- */

static void
say_text(GString *out, const char *name, const char *value)
{
    if (value != NULL)
        g_string_append_printf(out, " %s=%s", name, value);
}

/* Element, id, template, counting; then whatever is not as it is without an attribute. */
static char *
part_text(const PackPart *p)
{
    static const char *const countings[] = { "uncounted", "front", "body", "annex" }, *const mails[] = { "keep",
                                                                                                         "attach",
                                                                                                         "leave-out" };
    static const char *const otherwises[] = { "fail", "leave-out", "say-so" };
    GString *out = g_string_new(NULL);

    g_string_append_printf(out, "%s %s %s %s", p->element, p->id, p->template_name == NULL ? "-" : p->template_name,
                           countings[p->counting]);
    say_text(out, "title", p->title);
    say_text(out, "subtitle", p->subtitle);
    say_text(out, "language", p->language);
    say_text(out, "subject", p->subject);
    say_text(out, "for-each", p->for_each);
    say_text(out, "href", p->href);
    say_text(out, "alt", p->alt);
    if (p->mail != MAIL_KEEP)
        say_text(out, "mail", mails[p->mail]);
    if (p->otherwise != OTHERWISE_FAIL)
        say_text(out, "otherwise", otherwises[p->otherwise]);
    if (p->most_pages != 500)
        g_string_append_printf(out, " pages=%d", p->most_pages);
    if (p->most_megabytes != 100)
        g_string_append_printf(out, " megabytes=%d", p->most_megabytes);
    g_string_append_printf(out, "%s%s%s", p->recto ? " recto" : "", p->bare ? " bare" : "",
                           p->signed_too ? " signed" : "");
    return g_string_free(out, FALSE);
}

typedef struct PartCase { const char *name, *pack, *want; } PartCase;

static const PartCase parts[] = {
    { "a cover is not counted", PACK_OF("<cover/>"), "cover cover pack/cover uncounted" },
    { "contents are counted as front", PACK_OF("<contents/>"), "contents contents pack/contents front" },
    { "a divider", PACK_OF("<divider><title>T</title></divider>"), "divider divider pack/divider body title=T" },
    { "prose", PACK_OF("<prose><title>T</title><subtitle>S</subtitle><p>words</p></prose>"),
      "prose prose pack/prose body title=T subtitle=S" },
    { "a statement", PACK_OF("<statement/>"), "statement statement pack/statement body" },
    { "a page", PACK_OF("<page template='overview'/>"), "page page overview body" },
    { "a chart", PACK_OF("<chart-page indicator='1A-1'/>"), "chart-page chart-page pack/chart body" },
    { "a chart of a template of its own", PACK_OF("<chart-page template='mine'/>"), "chart-page chart-page mine body" },
    { "a calendar is of its form", PACK_OF("<calendar-page form='quarter' year='2018'/>"),
      "calendar-page calendar-page calendar-quarter body" },
    { "or of another template", PACK_OF("<calendar-page form='list' year='2018' template='dates'/>"),
      "calendar-page calendar-page dates body" },
    { "an annex is counted by itself", PACK_OF("<annex href='a.pdf'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf" },
    { "a blank has no template", PACK_OF(BLANK), "blank blank - body" },
    { "id", PACK_OF("<cover id='front-1'/>"), "cover front-1 pack/cover uncounted" },
    { "template", PACK_OF("<cover template='mine'/>"), "cover cover mine uncounted" },
    { "xml:lang", PACK_OF("<prose xml:lang='fr'/>"), "prose prose pack/prose body language=fr" },
    { "pages, not counted", PACK_OF("<prose pages='uncounted'/>"), "prose prose pack/prose uncounted" },
    { "pages, as front", PACK_OF("<prose pages='front'/>"), "prose prose pack/prose front" },
    { "pages, as body", PACK_OF("<cover pages='body'/>"), "cover cover pack/cover body" },
    { "pages, as annex", PACK_OF("<page template='x' pages='annex'/>"), "page page x annex" },
    { "start anywhere", PACK_OF("<prose start='any'/>"), "prose prose pack/prose body" },
    { "start on a right-hand page", PACK_OF("<prose start='recto'/>"), "prose prose pack/prose body recto" },
    { "mail, kept", PACK_OF("<prose mail='keep'/>"), "prose prose pack/prose body" },
    { "mail, attached", PACK_OF("<prose mail='attach'/>"), "prose prose pack/prose body mail=attach" },
    { "mail, left out", PACK_OF("<prose mail='leave-out'/>"), "prose prose pack/prose body mail=leave-out" },
    { "subject", PACK_OF("<page template='x' subject='BIH'/>"), "page page x body subject=BIH" },
    { "for-each", PACK_OF("<page template='x' for-each='//objective'/>"), "page page x body for-each=//objective" },
    { "alt", PACK_OF("<annex href='a.pdf' alt='A map'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf alt=A map" },
    { "fit to the page", PACK_OF("<annex href='a.pdf' fit='page'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf" },
    { "bare", PACK_OF("<annex href='a.pdf' fit='bare'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf bare" },
    { "signed, refused", PACK_OF("<annex href='a.pdf' signed='refuse'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf" },
    { "signed, taken", PACK_OF("<annex href='a.pdf' signed='take'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf signed" },
    { "most-pages and most-megabytes",
      PACK_OF("<annex href='a.pdf' most-pages='7' most-megabytes='3'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf pages=7 megabytes=3" },
    { "otherwise it fails", PACK_OF("<annex href='a.pdf' otherwise='fail'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf" },
    { "otherwise it is left out", PACK_OF("<annex href='a.pdf' otherwise='leave-out'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf otherwise=leave-out" },
    { "otherwise a page says so", PACK_OF("<annex href='a.pdf' otherwise='say-so'><title>A</title></annex>"),
      "annex annex pack/annex annex title=A href=a.pdf otherwise=say-so" },
    { "white space in titles is folded", PACK_OF("<prose><title>\n  One\n  two </title></prose>"),
      "prose prose pack/prose body title=One two" },
    { "an empty title is none", PACK_OF("<prose><title> </title></prose>"), "prose prose pack/prose body" },
    { "ids are made up in order", PACK_OF("<blank/><blank/><cover/><blank/>"),
      "blank blank - body; blank blank-2 - body; cover cover pack/cover uncounted; blank blank-3 - body" },
    { "and are none that the author gave before", PACK_OF("<cover id='blank'/><blank/>"),
      "cover blank pack/cover uncounted; blank blank-2 - body" },
    { "or after", PACK_OF("<blank/><cover id='blank'/><prose id='blank-2'/>"),
      "blank blank-3 - body; cover blank pack/cover uncounted; prose blank-2 pack/prose body" },
    { "what is internal is not there", PACK_OF("<cover/><prose id='q' audience='internal'/><blank/>"),
      "cover cover pack/cover uncounted; blank blank - body" },
    { "what is public is", PACK_OF("<prose audience='public'/>"), "prose prose pack/prose body" },
};

static char *
parts_text(const Pack *pack)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

    for (size_t i = 0; i < pack->part_count; i++)
        g_ptr_array_add(texts, part_text(&pack->parts[i]));
    g_ptr_array_add(texts, NULL);
    return g_strjoinv("; ", (char **)texts->pdata);
}

static void
a_part_is_as_it_is_written(void **state)
{
    const PartCase *c = *state;
    g_autoptr(Pack) pack = load_well(c->pack, AUDIENCE_PUBLIC);
    g_autofree char *got = parts_text(pack);

    assert_string_equal(got, c->want);
}

static void
what_is_internal_is_there_for_those_inside(void **state)
{
    g_autoptr(Pack) pack = load_well(PACK_OF("<cover/><prose id='q' audience='internal'/>"), AUDIENCE_INTERNAL);
    g_autofree char *got = parts_text(pack);

    (void)state;
    assert_string_equal(got, "cover cover pack/cover uncounted; prose q pack/prose body");
}

/* A template's parameters are the part's attributes and, after them, what <param> says. */
static void
parameters_are_attributes_and_params(void **state)
{
    g_autoptr(Pack) pack = load_well(PACK_OF("<calendar-page form='list' year='2018'><param name='year' "
                                             "value='2019'/><param name='n' value='a=b'/></calendar-page>"),
                                     AUDIENCE_PUBLIC);
    static const char *const want[] = { "form=list", "year=2018", "year=2019", "n=a=b" };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(want); i++)
        assert_string_equal(pack->parts[0].parameters[i], want[i]);
    assert_null(pack->parts[0].parameters[G_N_ELEMENTS(want)]);
}

static void
a_part_knows_its_element_and_place(void **state)
{
    g_autoptr(Pack) pack = load_well(PACK_OF("<cover/>\n  <prose><p>words</p></prose>"), AUDIENCE_PUBLIC);

    (void)state;
    assert_int_equal(pack->parts[1].place.line, 3);
    assert_int_equal(pack->parts[1].place.column, 3);
    assert_string_equal(pack->parts[1].node->first_child->name, "p");
}

/* ---- the pack itself ---- */

static char *
date_text(Date date)
{
    char text[11];

    return g_strdup(date_is_set(date) ? date_format(date, text) : "-");
}

/* id language audience mail as-of date embargo; then what is given. */
static char *
pack_text(const Pack *p)
{
    static const char *const audiences[] = { "public", "internal", "embargoed" };
    GString *out = g_string_new(NULL);
    g_autofree char *as_of = date_text(p->as_of.period.last);
    g_autofree char *date = date_text(p->date), *embargo = date_text(p->embargo.day);

    g_string_append_printf(out, "%s %s %s %s %s %s %s", p->id, p->language == NULL ? "-" : p->language,
                           audiences[p->audience], p->mail ? "mail" : "-", as_of, date, embargo);
    say_text(out, "title", p->title);
    say_text(out, "subtitle", p->subtitle);
    say_text(out, "meeting", p->meeting);
    say_text(out, "of", p->meeting_text);
    say_text(out, "delegation", p->delegation);
    say_text(out, "paper", p->paper);
    return g_string_free(out, FALSE);
}

static const PartCase packs[] = {
    { "a pack says little", "<pack id='p'><title>T</title><blank/></pack>", "p - public - - - - title=T" },
    { "its language", "<pack id='p' xml:lang='ar'><title>T</title><blank/></pack>", "p ar public - - - - title=T" },
    { "its meeting as an event", "<pack id='p' meeting='m-1'><title>T</title><blank/></pack>",
      "p - public - - - - title=T meeting=m-1" },
    { "its meeting in words", "<pack id='p'><title>T</title><meeting>M</meeting><blank/></pack>",
      "p - public - - - - title=T of=M" },
    { "both", "<pack id='p' meeting='m-1'><title>T</title><meeting>M</meeting><blank/></pack>",
      "p - public - - - - title=T meeting=m-1 of=M" },
    { "its days", "<pack id='p' as-of='2018-11-20' date='2018-11'><title>T</title><blank/></pack>",
      "p - public - 2018-11-20 2018-11 - title=T" },
    { "internal", "<pack id='p' audience='internal'><title>T</title><blank/></pack>", "p - internal - - - - title=T" },
    { "public", "<pack id='p' audience='public'><title>T</title><blank/></pack>", "p - public - - - - title=T" },
    { "embargoed", "<pack id='p' audience='embargoed' embargo='2018-11-28'><title>T</title><blank/></pack>",
      "p - embargoed - - - 2018-11-28 title=T" },
    { "on another paper", "<pack id='p' paper='Letter'><title>T</title><blank/></pack>",
      "p - public - - - - title=T paper=Letter" },
    { "with a mail", "<pack id='p' mail='yes'><title>T</title><blank/></pack>", "p - public mail - - - title=T" },
    { "without a mail", "<pack id='p' mail='no'><title>T</title><blank/></pack>", "p - public - - - - title=T" },
    { "its texts", "<pack id='p'><title>T</title><subtitle>S</subtitle><delegation>D</delegation><blank/></pack>",
      "p - public - - - - title=T subtitle=S delegation=D" },
};

static void
a_pack_is_as_it_is_written(void **state)
{
    const PartCase *c = *state;
    g_autoptr(Pack) pack = load_well(c->pack, AUDIENCE_PUBLIC);
    g_autofree char *got = pack_text(pack);

    assert_string_equal(got, c->want);
}

/* ---- mistakes ---- */

static const PartCase mistakes[] = {
    /* "line:column number", parted by spaces */
    { "no part", "<pack id='p'><title>T</title></pack>", "1:1 851" },
    { "none but for those inside", "<pack id='p'><title>T</title><blank audience='internal'/></pack>", "1:1 851" },
    { "the root of a plan", "<plan id='p'/>", "1:1 850" },
    { "a root that nobody knows", "\n <sack/>", "2:2 850" },
    { "no title", "<pack id='p'><blank/></pack>", "1:1 853" },
    { "an empty title", "<pack id='p'><title/><blank/></pack>", "1:1 853" },
    { "an annex without a title", PACK_OF(" <annex href='a.pdf'/>"), "2:2 853" },
    { "an id twice", PACK_OF("<cover id='a'/>\n<prose id='a'/>"), "3:12 852" },
    { "three times", PACK_OF("<cover id='a'/>\n<prose id='a'/>\n<blank id='a'/>"), "3:12 852 4:12 852" },
    { "no id", "<pack><title>T</title><blank/></pack>", "1:1 113" },
    { "an id that is none", "<pack id='a b'><title>T</title><blank/></pack>", "1:11 114" },
    { "an embargo without its day", "<pack id='p' audience='embargoed'><title>T</title><blank/></pack>", "1:1 113" },
    { "a day that does not exist", "<pack id='p' as-of='2018-11-31'><title>T</title><blank/></pack>", "1:21 115" },
    { "a language that is none", "<pack id='p' xml:lang='e'><title>T</title><blank/></pack>", "1:24 117" },
    { "an audience that nobody knows", "<pack id='p' audience='friends'><title>T</title><blank/></pack>", "1:24 118" },
    { "of a part", PACK_OF("<cover audience='embargoed'/>"), "2:18 118" },
    { "an attribute that nobody knows", PACK_OF("<cover colour='red'/>"), "2:16 112" },
    { "one of another part", PACK_OF("<cover for-each='//area'/>"), "2:18 112" },
    { "an element that nobody knows", PACK_OF("<index/><blank/>"), "2:1 111" },
    { "one in a page", PACK_OF("<page template='x'><p>words</p></page>"), "2:20 111" },
    { "words in a page", PACK_OF("<page template='x'>words</page>"), "2:20 119" },
    { "words between parts", PACK_OF("<blank/>\nwords"), "3:1 119" },
    { "a page of no template", PACK_OF("<page/>"), "2:1 113" },
    { "a calendar of no form", PACK_OF("<calendar-page year='2018'/>"), "2:1 113" },
    { "a calendar of no year", PACK_OF("<calendar-page form='list'/>"), "2:1 113" },
    { "a calendar of a form that nobody knows", PACK_OF("<calendar-page form='week' year='2018'/>"), "2:22 118" },
    { "a chart of nothing", PACK_OF("<chart-page area='BIH'/>"), "2:1 113" },
    { "an annex of no file", PACK_OF("<annex><title>A</title></annex>"), "2:1 113" },
    { "pages counted as nobody does", PACK_OF("<cover pages='some'/>"), "2:15 118" },
    { "a start on the left", PACK_OF("<cover start='verso'/>"), "2:15 118" },
    { "mail sent as nobody does", PACK_OF("<cover mail='send'/>"), "2:14 118" },
    { "a number that is none", PACK_OF("<annex href='a.pdf' most-pages='many'><title>A</title></annex>"), "2:33 166" },
    { "a param without a value", PACK_OF("<cover><param name='a'/></cover>"), "2:8 113" },
    { "one run shows all",
      "<pack id='p' paper='A4' size='2'>\n<cover pages='some'/>\n<index/>\n<annex href='a'/>\n</pack>",
      "1:1 853 1:31 112 2:15 118 3:1 111 4:1 853" },
};

static void
a_mistake_is_told_with_its_place(void **state)
{
    const PartCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) got = g_string_new(NULL);

    assert_null(load(c->pack, AUDIENCE_PUBLIC, diags));
    diags_sort(diags);
    for (size_t i = 0; i < diags_length(diags); i++) {
        const Diag *d = diags_at(diags, i);

        g_string_append_printf(got, "%s%d:%d %d", i > 0 ? " " : "", d->place.line, d->place.column, d->id);
    }
    assert_string_equal(got->str, c->want);
}

static void
a_file_that_is_not_there_is_told(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_null(pack_load("no/such/pack.xml", AUDIENCE_PUBLIC, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_FILE_UNREADABLE);
}

int
main(void)
{
    static const struct CMUnitTest plain[] = {
        cmocka_unit_test(what_is_internal_is_there_for_those_inside),
        cmocka_unit_test(parameters_are_attributes_and_params),
        cmocka_unit_test(a_part_knows_its_element_and_place),
        cmocka_unit_test(a_file_that_is_not_there_is_told),
    };
    struct CMUnitTest tests[G_N_ELEMENTS(parts) + G_N_ELEMENTS(packs) + G_N_ELEMENTS(mistakes) + G_N_ELEMENTS(plain)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        tests[count++] = row_test(a_part_is_as_it_is_written, parts[i].name, &parts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(packs); i++)
        tests[count++] = row_test(a_pack_is_as_it_is_written, packs[i].name, &packs[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++)
        tests[count++] = row_test(a_mistake_is_told_with_its_place, mistakes[i].name, &mistakes[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
        tests[count++] = plain[i];
    return _cmocka_run_group_tests("read/pack", tests, count, NULL, NULL);
}
