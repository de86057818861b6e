/* Templates filled from a small invented project: what is said, and which faults are told with which places. */
#include "sample.h"


/* All text of a printed document, its pieces parted by "|", charts as "[…]" with what follows their kind. */
static char *
words_of(const char *printed)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(printed, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++) {
        const char *line = lines[i] + strspn(lines[i], " ");

        if (g_str_has_prefix(line, "text \"")) {
            g_autofree char *text = g_strndup(line + 6, strlen(line + 6) - 1);

            g_string_append_printf(out, "%s%s", out->len > 0 ? "|" : "", text);
        }
    }
    return g_string_free(out, FALSE);
}

typedef struct FillCase { const char *name, *body, *want; } FillCase;

static const FillCase fills[] = {
    { "text alone", "<p>Hello</p>", "Hello" },
    { "white space is folded", "<p>  two \n  words </p>", " two words " },
    { "text as it is written", "<p>a<text>words</text>b<text> </text>c<text value='d'/></p>", "a|words|b| |c|d" },
    { "an expression over the plan", "<p><value-of select='/plan/title'/></p>", "Wells for all" },
    { "braces in an attribute", "<p><a href='http://x.example/{$area}'>x</a></p>", "x" },
    { "a variable", "<variable name='a' select='1 + 2'/><p><value-of select='$a'/></p>", "3" },
    { "a variable ends with its parent",
      "<div><variable name='a' select='1'/></div><variable name='a' select='2'/><p><value-of select='$a'/></p>", "2" },
    { "the subject", "<p><value-of select='area($area)/@name'/></p>", "Alphaland" },
    { "the as-of day", "<p><value-of select='date($as-of)'/></p>", "30 June 2023" },
    { "if", "<if test='1 = 1'><p>yes</p></if><if test='1 = 2'><p>no</p></if>", "yes" },
    { "choose takes the first",
      "<choose><when test='false()'><p>a</p></when><when "
      "test='true()'><p>b</p></when><otherwise><p>c</p></otherwise></choose>",
      "b" },
    { "otherwise", "<choose><when test='false()'><p>a</p></when><otherwise><p>c</p></otherwise></choose>", "c" },
    { "for-each keeps the order",
      "<for-each select='//indicator'><p><value-of select='@id'/>:<value-of select='position()'/></p></for-each>",
      "1A-1|:|1|1A-2|:|2" },
    { "an attribute that is so", "<for-each select='//indicator'><if test=\"@kind = 'level'\"><p><value-of "
      "select='@id'/></p></if></for-each>", "1A-1" },
    { "an attribute that is not so", "<for-each select='//indicator'><if test=\"@kind != 'level'\"><p><value-of "
      "select='@id'/></p></if></for-each>", "1A-2" },
    { "one that is not there is neither, and nothing (XPath 1.0, 3.4)",
      "<for-each select='//indicator'><if test=\"@among = ''\"><p>a</p></if><if test=\"@none != ''\"><p>b</p></if>"
      "<if test='@none'><p>c</p></if><p>x<value-of select='@none'/></p></for-each>", "x|x" },
    { "xml:lang is not lang", "<p>x<value-of select='@lang'/></p><if test=\"@lang = 'en'\"><p>y</p></if>", "x" },
    { "an attribute has none",
      "<for-each select='//indicator/@id'><p>x<value-of select='@id'/></p></for-each>", "x|x" },
    { "an attribute of the plan itself", "<p><value-of select='@id'/></p>", "wells" },
    { "for-each over nothing", "<p>x</p><for-each select='//nothing'><p>y</p></for-each>", "x" },
    { "a message", "<p><value-of select=\"message('hello', 'name', 'you')\"/></p>", "Hello you" },
    { "a message element with a number", "<p><message key='count'><with-param name='n' select='3'/></message></p>",
      "3 wells" },
    { "a plural of one", "<p><value-of select=\"message('count', 'n', 1)\"/></p>", "one well" },
    { "the latest figure", "<p><value-of select=\"latest('dry', $area)/@text\"/></p>", "25" },
    { "of the world", "<p><value-of select=\"latest('dry')/@text\"/></p>", "55" },
    { "decimals of the measure", "<p><value-of select=\"latest('rain', $area)/@text\"/></p>", "1,234.5" },
    { "none is not zero", "<p>x<value-of select=\"latest('dry', 'XCC')/@text\"/></p>", "x" },
    { "known or not", "<p><value-of select=\"latest('dry', 'XCC')/@known\"/></p>", "false" },
    { "a reported zero", "<p><value-of select=\"years('rain', $area, 2021, 2021)/@text\"/></p>", "0" },
    { "a year without figure keeps its place", "<p><value-of select=\"count(years('dry', $area, 2020, 2022))\"/></p>",
      "3" },
    { "quality", "<p><value-of select=\"latest('dry', $area)/@quality\"/></p>", "estimate" },
    { "change", "<p><value-of select=\"change('dry', $area)/@direction\"/></p>", "down" },
    { "better", "<p><value-of select=\"change('dry', $area)/@judgement\"/></p>", "better" },
    { "sources are numbered by first appearance", "<p><cite sources='S2'/><cite sources='S1'/><cite sources='S2'/></p>",
      "1|\u202F|2|\u202F|1" },
    { "sources in their order",
      "<p><cite sources='S2'/></p><for-each select='sources()'><p><value-of select='@title'/></p></for-each>",
      "1|Second census" },
    { "targets of an area", "<p><value-of select='targets-of($area)/@objective'/></p>", "1A" },
    { "the target list", "<for-each select=\"targets-list('1A')\"><p><value-of select='@name'/></p></for-each>",
      "Alphaland|Betaland" },
    { "areas with a figure", "<for-each select=\"areas-with('ready')\"><p><value-of select='@name'/></p></for-each>",
      "Alphaland|Betaland" },
    { "ids for an attribute", "<p><value-of select=\"list-ids(areas-with('ready')/@area)\"/></p>", "XAA XBB" },
    { "an indicator's status", "<p><value-of select=\"indicator('1A-1')/@status\"/></p>", "accelerate" },
    { "k of n", "<p><value-of select=\"indicator('1A-2')/@k\"/> of <value-of select=\"indicator('1A-2')/@n\"/></p>",
      "1| of |2" },
    { "percent", "<p><value-of select='percent(0.45)'/></p>", "45\xC2\xA0%" },
    { "a list", "<p><value-of select=\"list(//indicator/title)\"/></p>", "Dry villages and Ready" },
    { "a note's letter, and its words where notes are set", "<p>x<fn>why</fn></p><footnotes/>", "x|\u202F|a|a| |why" },
    { "notes of one id are one", "<p>x<fn id='k'>why</fn>y<fn>how</fn>z<fn id='k'>why</fn></p><footnotes at='end'/>",
      "x|\u202F|a|y|\u202F|b|z|\u202F|a|a| |why|b| |how" },
    { "but not once they are set", "<p><fn id='k'>why</fn></p><footnotes/><p><fn id='k'>why</fn></p><footnotes/>",
      "a|a| |why|b|b| |why" },
    { "notes run on", "<p><fn>why</fn></p><footnotes/><p><fn>how</fn></p><footnotes/>", "a|a| |why|b|b| |how" },
    { "a number goes with the word before it, whatever blanks part them",
      "<p>one <cite sources='S2'/></p><p><strong>two  </strong><cite sources='S1'/></p><p>x<text value='   '/><cite "
      "sources='S1'/> y</p>",
      "one\u00A0|1|two\u00A0|2|x|\u00A0\u00A0\u00A0|2| y" },
    { "a note is no source",
      "<p><cite sources='S2'/><fn>why<cite sources='S1'/></fn><cite sources='S1'/></p><footnotes/>",
      "1|\u202F|a|\u202F|2|a| |why|\u202F|2" },
    { "notes to be set are counted",
      "<p><fn>x</fn><fn>y</fn></p><p><value-of select='footnote-count()'/></p><footnotes/><p><value-of "
      "select='footnote-count()'/></p>",
      "a|\u202F|b|2|a| |x|b| |y|0" },
    { "no notes, no words", "<footnotes/><p>x</p>", "x" },
    { "a reference without words", "<p><ref to='x'/></p>", "page " },
    { "a reference in the sentence of its language", "<p><ref to='x'>the <strong>end</strong></ref></p>",
      "on |: |the |end|!" },
    { "words so far",
      "<div id='d'><p>one two</p><p>three<fn>four five</fn> <cite sources='S1'/></p></div><p><value-of "
      "select=\"words-in('d')\"/></p><footnotes/>",
      "one two|three|\u202F|a|\u00A0|1|3|a| |four five" },
    { "labels are not spoken",
      "<div id='d'><p><label>12</label> two words</p></div><p><value-of select=\"words-in('d')\"/></p>",
      "12| two words|2" },
    { "most of the facts, by rank",
      "<p><facts most='2'><fact test='true()' rank='9'>third</fact><fact test='true()' rank='2'>second</fact><fact "
      "test='true()' rank='1'>first</fact><fact test='false()' rank='0'>none</fact></facts></p>",
      "first| |second" },
    { "one fact of a group",
      "<p><facts><fact test='true()' rank='9' group='g'>second</fact><fact test='true()' rank='1' "
      "group='g'>first</fact></facts></p>",
      "first" },
};

static void
a_template_says(void **state)
{
    const FillCase *c = *state;
    g_autofree char *source = g_strconcat(HEAD, c->body, TAIL, NULL);
    g_autofree char *printed = sample_fill(sample, source), *words = words_of(printed);

    if (strcmp(words, c->want) != 0)
        fail_msg("it says\n%s\ninstead of\n%s\nin\n%s", words, c->want, printed);
}

/* ---- what stands in the printed document ---- */

static const FillCase prints[] = {
    { "a class of the theme", "<p class='small'>x</p>", "size=7 leading=9 color=#465462" },
    { "a class like another", "<p class='legend'>x</p>", "size=7 leading=9 color=#465462 align=end" },
    { "a property beats a class", "<p class='small' color='#0000FF'>x</p>", "color=#0000FF" },
    { "start and end, never left and right", "<p text-align='end'>x</p>", "align=end" },
    { "a figure's id names its observation", "<p><value select=\"latest('dry', $area)\"/></p>", "id=dry.XAA.2022\n" },
    { "a figure amid words keeps its id",
      "<p><value-of select=\"message('hello', 'name', printed('dry.XAA.2022', '25'))\"/></p>",
      "span id=dry.XAA.2022\n" },
    { "a figure in a text that is joined keeps its id",
      "<p><value-of select=\"concat('a ', printed('dry.XAA.2022', '25'))\"/></p>",
      "text \"a \"\n    span id=dry.XAA.2022\n" },
    { "and made a string, by way of a variable",
      "<variable name='v' select=\"string(printed('dry.XAA.2022', '25'))\"/><p><value-of "
      "select=\"normalize-space($v)\"/></p>",
      "span id=dry.XAA.2022\n" },
    { "and in a list of figures",
      "<p><value-of select=\"list(printed('dry.XAA.2022', '25'), printed('dry.XAA.2020', '40'))\"/></p>",
      "text \" and \"\n    span id=dry.XAA.2020\n" },
    { "and what it was divided by", "<p><value-of select=\"printed('dry.XAA.2022', '2', 10)\"/></p>",
      "span id=dry.XAA.2022@10\n" },
    { "a sentence names its rule and what it speaks of",
      "<p><value-of select=\"sentence('change', 'hello', 'name', printed('dry.XAA.2022', '25'), 'years', 2, 'nothing', "
      "'')\"/></p>",
      "span rule=\"change\" name=\"#dry.XAA.2022\" years=\"2\"\n      text \"Hello \"\n      span id=dry.XAA.2022\n" },
    { "so does one that stands in another",
      "<p><value-of select=\"says('latest', concat('so ', says('first', 'it is', 'figure', '#a')), 'word', "
      "'so')\"/></p>",
      "span rule=\"latest\" word=\"so\"\n      text \"so \"\n      span rule=\"first\" figure=\"#a\"\n" },
    { "in an attribute only its text is left",
      "<table summary=\"{printed('dry.XAA.2022', '25')} villages\"><tr><th>x</th></tr></table>", "\"25 villages\"" },
    { "both ends of a change", "<p><value-of select=\"change('dry', $area)/@from-id\"/></p>", "text \"dry.XAA.2020\"" },
    { "a count of a list", "<p><value-of select=\"indicator('1A-2')/@id\"/></p>", "text \"1A-2.set\"" },
    { "written points of columns",
      "<chart kind='columns' title='t'><series name='a'><point at='2020' value='3'/><point at='2021' value='4.5' "
      "quality='estimate'/></series></chart>",
      "category \"2021\" ~4.5\"4.5\"" },
    { "points in short",
      "<chart kind='columns' title='t'><series name='a' points='2020 3 2021 ~4.5 2022 -'/></chart>",
      "category \"2021\" ~4.5\"4.5\"" },
    { "and one without a figure",
      "<chart kind='columns' title='t'><series name='a' points='2020 3 2021 ~4.5 2022 -'/></chart>",
      "category \"2022\" -" },
    { "points of a row in short",
      "<chart kind='dumbbell' title='t'><point at='first' name='2020'/><point at='last' name='2024'/><row name='a' "
      "points='first 40 last 58'/></chart>",
      "58\"58\"" },
    { "a total is the sum of what is known",
      "<chart kind='columns' title='t'><series name='a'><point at='x' value='3'/></series><series name='b'><point "
      "at='x' value='4'/></series></chart>",
      "total=7\"7\"" },
    /* the world's dry villages of 2020 and 2022 are 100 and 55: nine times 900 and 495, ten times 1,000 and 550 */
    { "a sum of nine measures",
      "<chart kind='columns' measures='dry dry dry dry dry dry dry dry dry' area='' years='2020 2022' title='t'/>",
      "total=900\"900\"" },
    { "and of its last year",
      "<chart kind='columns' measures='dry dry dry dry dry dry dry dry dry' area='' years='2020 2022' title='t'/>",
      "total=495\"495\"" },
    { "a sum of ten measures in bars",
      "<chart kind='stacked-bars' measures='dry dry dry dry dry dry dry dry dry\ndry' area='' years='2020 2022' "
      "title='t'/>",
      "total=550\"550\"" },
    { "seventeen written lines are seventeen",
      "<chart kind='line' title='t'><for-each select=\"//* | //@*\"><if test='position() &lt;= 17'><series "
      "name='s{position()}'><point at='2020' value='{position()}'/></series></if></for-each></chart>",
      "point 2020 17\"17\"" },
    { "points from a loop",
      "<chart kind='columns' title='t'><series name='a'><for-each select='//indicator'><point at='{@id}' "
      "value='{position()}'/></for-each></series></chart>",
      "category \"1A-2\" 2\"2\"" },
    { "a line with written dates",
      "<chart kind='line' title='t'><series><point at='2020-06' value='1'/></series></chart>", "point 2020-06 1\"1\"" },
    { "a sum without one of its parts is at least that",
      "<chart kind='columns' title='t'><series name='a'><point at='x' value='3'/><point at='y' "
      "value='5'/></series><series name='b'><point at='x' value='4'/></series></chart>",
      "5\"5\" - total=5\"at least 5\"" },
    { "and the sign is explained",
      "<chart kind='columns' title='t'><series name='a'><point at='x' value='3'/><point at='y' "
      "value='5'/></series><series name='b'><point at='x' value='4'/></series></chart>",
      "\xE2\x89\xA5 at least." },
    { "bars name the parts that are known",
      "<chart kind='stacked-bars' title='t'><series name='a'><point at='x' value='3'/><point at='y' "
      "value='5'/></series><series name='b'><point at='x' value='4'/></series></chart>",
      "a only" },
    { "a year before which nothing is known has no change",
      "<chart kind='line' options='yearly' title='t' measures='rain' area='XAA'/>", "yearly 2021 -" },
    { "a change from a known year", "<chart kind='line' options='yearly' title='t' measures='rain' area='XAA'/>",
      "yearly 2022 1234.5\"+1,234.5\"" },
    { "a year without a figure has no change, and is not nought",
      "<chart kind='line' options='yearly' title='t' measures='rain' area='XAA'/>", "yearly 2023 -" },
    { "from one part to the whole goes no line", "<chart kind='line' title='t' measures='both' area='XAA'/>",
      "point 2021 -" },
    { "a line of a measure", "<chart kind='line' title='t' measures='dry'/>", "point 2022 55\"55\"" },
    { "a bar of an indicator", "<chart kind='progress-bar' of=\"{indicator('1A-1')/@key}\" title='t'/>",
      "baseline=100\"100\" latest=55\"55\" target=0\"0\"" },
    { "a row's figure is the model's", "<chart kind='dot-plot' title='t'><row area='XAA' measure='dry'/></chart>",
      "name=\"Alphaland\" first=40\"40\" last=~25\"25\"" },
    { "a matrix of years", "<chart kind='matrix' title='t' years='2021 2022'><row area='XBB' measure='ready'/></chart>",
      "name=\"Betaland\" none crossed:N" },
    { "bands take what falls between",
      "<chart kind='bands' title='t'><range name='many' value='30'/><range name='few' value='1'/><row area='XAA' "
      "measure='dry'/></chart>",
      "title=\"few\" \"Alphaland\"" },
    { "an icon array",
      "<chart kind='icon-array' each='10' title='t'><series name='dry' measure='dry' area='XAA' fill='navy'/></chart>",
      "series name=\"dry\" fill=navy value=~25\"25\"" },
    { "a bullet",
      "<chart kind='bullet' title='t'><point at='measure' value='5'/><point at='target' value='9'/><range name='low' "
      "value='4'/></chart>",
      "measure=5\"5\" target=9\"9\"" },
    { "panels",
      "<chart kind='multiples' columns='2' title='t'><chart kind='line' measures='dry' title='World'/></chart>",
      "panel line title=\"World\"" },
    { "a quotation", "<blockquote><p>x</p></blockquote>",
      "box role=quote margin=6,0,6,0 padding=0,0,0,10 border-start=1.25#9AA6B1" },
    { "text beside a block is a paragraph", "<blockquote>one <ul><li>x</li></ul> </blockquote>",
      "paragraph\n      text \"one \"\n    list" },
    { "text beside a block in a section, too", "<section>one <p>x</p> two</section>",
      "paragraph\n      text \"one \"\n    paragraph\n      text \"x\"\n    paragraph\n      text \" two\"" },
    { "in a cell", "<table><tr><th>one <p>x</p></th></tr></table>", "paragraph\n          text \"one \"\n" },
    { "and alone in a figure, which holds blocks", "<figure>one</figure>", "paragraph\n      text \"one\"" },
    { "white space between columns is none of them",
      "<grid> <column span='6'><p>x</p></column> <column span='6'/> </grid>",
      "column span=6\n      paragraph\n        text \"x\"\n    column span=6\n" },
    { "an item's number", "<ol><li>x</li></ol>",
      "item label=\"1\" label-indent=18.7 label-gap=8.5 label-align=end weight=700 color=#0F4C75" }, /* 2.2 em of 8.5 */
    { "items count on", "<ol><li>x</li><li>y</li></ol>", "item label=\"2\"" },
    { "items of a loop", "<ol><for-each select='//indicator'><li>x</li></for-each></ol>", "item label=\"2\"" },
    { "where a list begins", "<ol start='7'><li>x</li></ol>", "item label=\"7\"" },
    { "lettered items", "<ol type='a' start='3'><li>x</li></ol>", "list numbering=LowerAlpha\n    item label=\"c\"" },
    { "items in capitals", "<ol type='A'><li>x</li></ol>", "list numbering=UpperAlpha\n    item label=\"A\"" },
    { "a list in an item counts for itself", "<ol><li>x<ol type='a'><li>y</li></ol></li><li>z</li></ol>",
      "item label=\"2\"" },
    { "an item's text beside a list is a paragraph", "<ol><li>x<ul><li>y</li></ul></li></ol>",
      "paragraph\n        text \"x\"\n      list numbering=Disc" },
    { "a label of its own counts, too", "<ol><li label='–'>x</li><li>y</li></ol>", "item label=\"2\"" },
    { "a sign among an item's words is no block",
      "<ul><li>x<chart kind='status-sign' form='achieved' tag='artifact'/><ul><li>y</li></ul></li></ul>",
      "paragraph\n        text \"x\"\n        chart" },
    { "bullets", "<ul><li>x</li></ul>", "item label=\"•\" label-indent=12\n" },
    { "numbered paragraphs make a list", "<numbered><p>x</p></numbered>",
      "list numbering=Decimal\n      item label=\"1\"" },
    { "a numbered paragraph's distances and breaks are its item's",
      "<numbered><p margin-top='7' break-after='avoid'>x</p></numbered>",
      "item margin=7,0,0,0 break-after=avoid label=" },
    { "a heading parts them", "<numbered><p>x</p><h2>h</h2><p>y</p></numbered>", "text \"x\"\n    heading" },
    { "numbers run on after it", "<numbered><p>x</p><h2>h</h2><p>y</p></numbered>",
      "list numbering=Decimal\n      item label=\"2\"" },
    { "numbers run on in another block", "<numbered><p>x</p></numbered><numbered start='continue'><p>y</p></numbered>",
      "item label=\"2\"" },
    { "numbers begin where told", "<numbered start='12'><p>y</p></numbered>", "item label=\"12\"" },
    { "a list goes on with its paragraph", "<numbered><p>x</p><ul><li>y</li></ul><p>z</p></numbered>",
      "text \"y\"\n      item label=\"2\"" },
    { "so does a quotation", "<numbered><p>x</p><blockquote><p>q</p></blockquote><p>z</p></numbered>",
      "text \"q\"\n      item label=\"2\"" },
    { "numbers go on after a block inside", "<numbered><numbered><p>x</p></numbered><p>z</p></numbered>",
      "list numbering=Decimal\n      item label=\"2\"" },
    { "a paragraph in a box is not numbered", "<numbered><div><p>x</p></div></numbered>",
      "box\n      paragraph\n        text \"x\"\n" },
    { "contents", "<toc><toc-item><p>x</p></toc-item></toc>", "box role=toc\n    box role=toc-item\n      paragraph" },
    { "a key figure is an item, named by its first paragraph", "<key-figure><p>Land</p><p>5</p></key-figure>",
      "paragraph role=label" },
    { "a box as an item", "<list-entry><grid><column span='12'><p>x</p></column></grid></list-entry>",
      "box role=item" },
    { "a link of contents is a reference", "<toc><toc-item><p><a to='x'>x</a></p></toc-item></toc>",
      "span role=reference\n          link" },
    { "a reference of contents is one, not two", "<toc><toc-item><p><ref to='x'>z</ref></p></toc-item></toc>",
      "span role=reference\n          link color=#0F4C75 to=x contents=\"z\"\n" },
    { "a link elsewhere is none", "<p><a to='x'>x</a></p>", "paragraph\n    link" },
    { "a link to a place says its words", "<p><a to='x'>see <strong>there</strong></a></p>",
      "to=x contents=\"see there\"" },
    { "a label as a block", "<toc><toc-item><label>1</label></toc-item></toc>", "paragraph role=label" },
    { "a label in a line", "<toc><toc-item><p><label>1</label></p></toc-item></toc>", "span role=label" },
    { "items of contents in a grid", "<toc><grid><column span='12'><toc-item><p>x</p></toc-item></column></grid></toc>",
      "column span=12\n        box role=toc-item\n" },
    { "what is not told stands anywhere in contents",
      "<toc><div artifact='yes'><p>x</p></div><toc-item><p>y</p></toc-item></toc>",
      "text \"x\"\n    box role=toc-item\n" },
    { "contents in two lengths",
      "<toc><alternatives><option><toc-item><p>x</p></toc-item></option></alternatives></toc>", "box role=toc-item\n" },
    { "contents in contents", "<toc><toc-item><p>x</p><toc><toc-item>y</toc-item></toc></toc-item></toc>",
      "      box role=toc\n" },
    { "a note is called by a link to it", "<p font-size='10'>x<fn>why</fn></p><footnotes/>",
      "span role=reference\n      link size=6.8 weight=600 rise=3.3 color=#0F4C75 id=note-call:1 to=note:1 "
      "contents=\"why\" alt=\"note a\"\n" },
    { "a note that is called again is come back from to the first call",
      "<p font-size='10'>x<fn id='k'>why</fn>y<fn id='k'>why</fn></p><footnotes at='end'/>",
      "text \"y\"\n    span\n      text \"\u202F\"\n    span role=reference\n      link size=6.8 weight=600 rise=3.3 "
      "color=#0F4C75 to=note:1 contents=\"why\" alt=\"note a\"\n" },
    { "what a link to a note says is without numbers of sources",
      "<p>x<fn>why<cite sources='S1'/></fn></p><footnotes/>", "contents=\"why\" alt=\"note a\"\n" },
    { "a run of sources is one reference with one link, said as words",
      "<p>in 1999<cite sources='S2 S1'/></p><for-each select='sources()'><source-entry number='{@number}'>x"
      "</source-entry></for-each>",
      "text \"in 1999\"\n    span\n      text \"\u202F\"\n    span role=reference size=" },
    { "it leads to the first of its entries",
      "<p>in 1999<cite sources='S2 S1'/></p><for-each select='sources()'><source-entry number='{@number}'>x"
      "</source-entry></for-each>",
      " to=source:1 contents=\"Sources 1 and 2\" alt=\"sources 1 and 2\"\n        text \"1\u20092\"\n" },
    { "below a header that says so the numbers are enough",
      "<table><tr><th><cite sources='S2' bare='yes'/></th></tr></table><p><source-entry number='1'>x"
      "</source-entry></p>",
      " to=source:1 contents=\"Source 1\"\n" },
    { "where no list has them they lead nowhere", "<p>x<cite sources='S2'/></p>",
      "      link contents=\"Source 1\" alt=\"source 1\"\n" },
    { "one that stands in each alternative is painted",
      "<p>x<cite sources='S2'/></p><alternatives><option><source-entry number='1'>y</source-entry></option><option>"
      "<p><source-entry number='1'>y</source-entry></p></option></alternatives>",
      "      link to=source:1 contents=\"Source 1\" alt=\"source 1\"\n" },
    { "a list that may not be painted is none",
      "<p>x<cite sources='S2'/></p><alternatives><option><source-entry number='1'>y</source-entry></option><option>"
      "<p>z</p></option></alternatives>",
      "      link contents=\"Source 1\" alt=\"source 1\"\n" },
    { "an entry leads back to where it is cited first",
      "<p>x<cite sources='S2'/></p><source-entry number='1'> y</source-entry>",
      "paragraph role=entry id=source:1\n    span role=label\n      link weight=600 to=cite:1 contents=\"Back\"\n"
      "        text \"1\"\n    text \" y\"\n" },
    { "and so does one in a line",
      "<p>x<cite sources='S2'/></p><p><source-entry number='1'> y</source-entry></p>",
      "paragraph\n    span role=entry id=source:1\n      span role=label\n        link " },
    { "letters in a table are said, and lead to their notes", "<year-table measures='dry' area='XAA' summary='s'/>",
      " to=table-note:1:e contents=\"Note e\" alt=\"note e\"\n" },
    { "which lead back", "<year-table measures='dry' area='XAA' summary='s'/>",
      "span role=note id=table-note:1:e\n      span role=label\n        link " },
    { "a column says what it is, where no head does", "<table><col share='1' says='Day'/><tr><td>x</td></tr></table>",
      "says=\"Day\"" },
    { "a cell of the last row that is heard and not seen",
      "<table><col share='1'/><col share='1'/><thead><tr><th>a</th><th>b</th></tr></thead><tr><td>x</td><td>y</td></tr>"
      "<tr><td says='once more'/><td>z</td></tr></table>",
      "text \"z\"" },
    { "a note has the way back as its label", "<p>x<fn>why</fn></p><footnotes/>",
      "paragraph role=note size=7 leading=9 color=#465462 id=note:1 margin=1,0,0,0\n      span role=label\n        "
      "link " },
    { "a reference is a link", "<p><ref to='x'>words</ref></p>",
      "span role=reference\n      link color=#0F4C75 to=x contents=\"words\"\n        text \"on \"\n        "
      "page-reference to=x\n        text \": \"" },
    { "a leader of dots", "<p leader='0.8 rule 0 2.4'>x</p>", "leader=0.8#9AA6B1/0/2.4" },
    { "tiles of a set", "<chart kind='area-grid' of='1A-2' title='t'/>", "done code=\"XAA\" name=\"Alphaland\"" },
    { "a legend says what is drawn",
      "<section><p><legend-entry of='mid'>gone</legend-entry><legend-entry of='accent "
      "no-figure'>there</legend-entry></p><chart kind='stacked-bars' title='t'><series name='a'><point at='x' "
      "value='3'/></series></chart></section>",
      "text \"there\"\n    chart " },
    { "a legend of the whole page",
      "<p><legend-entry of='party'>there</legend-entry></p><section><p><mark kind='party' says='yes'/></p></section>",
      "text \"there\"\n" },
    { "a year table by measures", "<year-table measures='rain' area='XAA' summary='s'/>", "text \"1,234.5\"" },
    { "a year table: why there is no figure", "<year-table measures='rain' area='XBB' summary='s'/>", "text \"n/c\"" },
    { "a year table: and what the sign means", "<year-table measures='rain' area='XBB' summary='s'/>",
      "n/c not collected." },
    { "a year table: a bound with its sign", "<year-table measures='rain' area='XBB' summary='s'/>",
      "text \"\xE2\x89\xA5\"" },
    { "a year table: a range", "<year-table measures='rain' area='XBB' summary='s'/>", "text \"3 to 5\"" },
    { "a line: nothing joins what is measured otherwise", "<chart kind='line' title='t' measures='rain' area='XBB'/>",
      "point 2022-07-02 9" },
    { "a year table by areas", "<year-table measures='dry' areas='XAA' summary='s'/>", "text \"Alphaland\"" },
};

static void
a_document_holds(void **state)
{
    const FillCase *c = *state;
    g_autofree char *source = g_strconcat(HEAD, c->body, TAIL, NULL);
    g_autofree char *printed = sample_fill(sample, source);

    if (strstr(printed, c->want) == NULL)
        fail_msg("'%s' is not in\n%s", c->want, printed);
}

/* ---- faults, each with its place: the head of the template stands on line 1, the body on line 2 ---- */

static const FillCase faults[] = {
    { "an element nobody knows", "<marquee/>", "2:1 " },
    { "an attribute nobody knows", "<p shape='round'>x</p>", "2:11 " },
    { "a class nobody knows", "<p class='none'>x</p>", "2:11 " },
    { "a size that is none", "<p font-size='large'>x</p>", "2:15 " },
    { "an expression that cannot be parsed", "<p><value-of select='1 +'/></p>", "2:22 " },
    { "an expression in braces that cannot be parsed", "<p id='{1 +}'>x</p>", "2:8 " },
    { "a function nobody knows", "<p><value-of select='surprise()'/></p>", "2:" },
    { "a variable nobody set", "<p><value-of select='$none'/></p>", "2:" },
    { "no document() function", "<p><value-of select=\"document('/etc/hostname')\"/></p>", "2:" },
    { "a measure that is not there", "<p><value-of select=\"latest('none')/@text\"/></p>", "2:" },
    { "an area that is not there", "<p><value-of select=\"latest('dry', 'ZZZ')/@text\"/></p>", "2:" },
    { "neighbours need a treaty that exists", "<p><value-of select=\"count(neighbours($area, 'none'))\"/></p>", "2:" },
    { "an inclusion of itself", "<include href='page'/>", "2:" },
    { "an inclusion from outside", "<include href='../secret'/>", "2:16 " },
    { "a file that is not there", "<include href='none'/>", "2:16 " },
    { "words in a table", "<table>x</table>", "2:" },
    { "words in a row", "<table><tr>x</tr></table>", "2:" },
    { "words in a list", "<ul>x</ul>", "2:" },
    { "words among alternatives", "<alternatives>x</alternatives>", "2:" },
    { "a paragraph in a table", "<table><p>x</p></table>", "2:8 317" },
    { "a paragraph in a row", "<table><tr><p>x</p></tr></table>", "2:12 317" },
    { "a paragraph in a grid", "<grid><p>x</p></grid>", "2:7 317" },
    { "a list of no type", "<ol type='i'><li>x</li></ol>", "2:11 152" },
    { "a list that begins nowhere", "<ol start='1.5'><li>x</li></ol>", "2:12 316" },
    { "letters begin with the first", "<ol type='a' start='0'><li>x</li></ol>", "2:21 316" },
    { "a note that is nowhere set", "<p>x<fn>why</fn></p>", "2:5 330" },
    { "a note that two pages may call, at the foot of one", "<p><fn id='k'>x</fn><fn id='k'>x</fn></p><footnotes/>",
      "2:42 316" },
    { "notes set inside a note", "<p><fn>why <footnotes/></fn></p><footnotes/>", "2:12 317" },
    { "a note after the last were set", "<p>x</p><footnotes/><p><fn>why</fn></p>", "2:24 330" },
    { "a note in a note", "<p><fn>why<fn>why</fn></fn></p><footnotes/>", "2:11 317" },
    { "a note in what may not be printed",
      "<alternatives><option><p><fn>x</fn></p></option></alternatives><footnotes/>", "2:26 317" },
    { "a reference to nothing", "<p><ref>x</ref></p>", "2:4 304" },
    { "words of a block that is not there", "<p><value-of select=\"words-in('none')\"/></p>", "2:22 331" },
    { "a pace that is none", "<p><value-of select=\"reading-time(9, 0)\"/></p>", "2:22 316" },
    { "an item of contents outside", "<toc-item>x</toc-item>", "2:1 317" },
    { "contents hold items", "<toc><p>x</p></toc>", "2:6 317" },
    { "also in a grid", "<toc><grid><column span='12'><p>x</p></column></grid></toc>", "2:30 317" },
    { "a table without a header", "<table><tr><td>x</td></tr></table>", "2:1 1315" },
    { "a figure that nobody hears", "<figure><mark kind='triangle-down'/></figure>", "2:1 712" },
    { "a link that nobody hears", "<p><a href='https://example.org/'><mark kind='triangle-down'/></a></p>", "2:4 718" },
    { "an item holds no table", "<toc><toc-item><table><tr><td>x</td></tr></table></toc-item></toc>", "2:16 317" },
    { "a chart without kind", "<chart title='t'/>", "2:1 " },
    { "a chart of no kind", "<chart kind='pie' title='t'/>", "2:14 " },
    { "a point that is no number",
      "<chart kind='columns' title='t'><series name='a'><point at='x' value='1,030'/></series></chart>", "2:" },
    { "a point that is not a number",
      "<chart kind='columns' title='t'><series name='a'><point at='x' value='NaN'/></series></chart>", "2:" },
    { "a place without its number", "<chart kind='line' title='t'><series points='2020 3 2021'/></chart>", "2:46 " },
    { "a number that is none", "<chart kind='line' title='t'><series points='2020 3 2021 ~-'/></chart>", "2:46 " },
    { "a date that does not exist",
      "<chart kind='line' title='t'><series><point at='2020-02-30' value='1'/></series></chart>", "2:" },
    { "two measures of a sparkline", "<chart kind='sparkline' measures='dry rain' title='t'/>", "2:35 158" },
    { "two periods of a line",
      "<chart kind='line' title='t'><series><point at='2020' value='1'/></series><period from='2019' "
      "to='2020'/><period from='2020' to='2021'/></chart>",
      "2:106 158" },
    { "two periods of tiles",
      "<chart kind='tiles' title='t'><point name='a' at='2020-01-01'/><period from='2019' to='2020'/><period "
      "from='2020' to='2021'/></chart>",
      "2:95 158" },
    { "measures and series",
      "<chart kind='columns' measures='dry' title='t'><series name='a'><point at='x' value='1'/></series></chart>",
      "2:1 160" },
    { "a matrix of sixty-one years",
      "<chart kind='matrix' years='1960 2020' title='t'><row name='a' measure='dry'/></chart>", "2:29 504" },
    { "columns of sixty-one years", "<chart kind='columns' measures='dry' years='1960 2020' title='t'/>", "2:45 504" },
    { "another kind's option", "<chart kind='line' options='log grouped' measures='dry' title='t'/>", "2:29 159" },
    { "another kind's option, computed", "<chart kind='line' options=\"{'grouped'}\" measures='dry' title='t'/>",
      "2:29 159" },
    { "an option of a kind that has none", "<chart kind='dots' options='log' of='1A-2' title='t'/>", "2:29 159" },
    { "an option nearly written", "<chart kind='line' options='lgo' measures='dry' title='t'/>", "2:29 889" },
    { "another kind's attribute", "<chart kind='dots' years='3' of='1A-2' title='t'/>", "2:27 887" },
    { "an attribute nearly written", "<chart kind='line' heigth='3' measures='dry' title='t'/>", "2:28 888" },
    { "another kind's attribute, of a kind computed", "<chart kind=\"{'dots'}\" years='3' of='1A-2' title='t'/>",
      "2:31 887" },
    { "a kind nearly written", "<chart kind='colums' title='t'/>", "2:14 890" },
    { "a kind of mark is no chart", "<chart kind='mark' title='t'/>", "2:1 316" },
    { "a fill nobody knows",
      "<chart kind='columns' title='t'><series name='a' fill='gold'><point at='x' value='1'/></series></chart>", "2:" },
    { "data outside a chart", "<series name='a'/>", "2:1 " },
    { "a paragraph in a chart",
      "<chart kind='columns' title='t'><p>x</p><series name='a'><point at='x' value='1'/></series></chart>", "2:" },
    { "a legend of a mark nobody knows", "<p><legend-entry of='star'>x</legend-entry></p>", "2:" },
    { "a mark nobody knows", "<mark kind='star'/>", "2:13 " },
    { "a grid that is too wide", "<grid><column span='13'><p>x</p></column></grid>", "2:7 " },
};

static void
a_fault_is_told(void **state)
{
    const FillCase *c = *state;
    g_autofree char *source = g_strconcat(HEAD, "\n", c->body, TAIL, NULL);
    g_autofree char *printed = sample_fill(sample, source);
    const char *first = strstr(printed, c->want);

    if (first == NULL || (first != printed && first[-1] != '\n'))
        fail_msg("no fault at %s but\n%s", c->want, printed);
}

#define MASTER(name) "<master name='" name "' size='A4' margin='40'/>"

static const FillCase heads[] = {
    { "pages backwards",
      "<template for='area' pages='3..1' theme='house'><master name='first' size='A4' "
      "margin='40'/><title>T</title><body/></template>",
      "1:29 " },
    { "a file that cannot be attached",
      "<template for='area' theme='house' attach='music'><master name='first' size='A4' "
      "margin='40'/><title>T</title><body/></template>",
      "1:44 " },
    { "for nobody",
      "<template for='planet' theme='house'><master name='first' size='A4' "
      "margin='40'/><title>T</title><body/></template>",
      "1:16 " },
    { "a theme that is not there",
      "<template for='area' theme='none'><master name='first' size='A4' "
      "margin='40'/><title>T</title><body/></template>",
      "1:29 " },
    { "no title", "<template for='area' theme='house'><master name='first' size='A4' margin='40'/><body/></template>",
      "1:1 " },
    { "no master", "<template for='area' theme='house'><title>T</title><body/></template>", "1:1 " },
    { "a paper nobody knows",
      "<template for='area' theme='house'><master name='first' size='Z9' "
      "margin='40'/><title>T</title><body/></template>",
      "1:63 " },
    { "shared masters that are none",
      "<template for='area' theme='house' masters='themes/house'><title>T</title><body/></template>", "3:1 301" },
    { "another root", "<theme/>", "1:1 " },
    { "a third master",
      "<template for='area' theme='house'>" MASTER("first")
          MASTER("rest") "\n" MASTER("odd") "<title>T</title><body/></template>",
      "2:1 164" },
    { "a title twice",
      "<template for='area' theme='house'>" MASTER("first") "<title>T</title>\n<title>U</title><body/></template>",
      "2:1 309" },
    { "a body twice",
      "<template for='area' theme='house'>" MASTER("first") "<title>T</title><body/>\n<body/></template>", "2:1 309" },
    { "two heads of a page",
      "<template for='area' theme='house'><master name='first' size='A4' "
      "margin='40'><head/>\n<head/></master><title>T</title><body/></template>",
      "2:1 309" },
    { "two feet of a page",
      "<template for='area' theme='house'><master name='first' size='A4' "
      "margin='40'><foot/>\n<foot/></master><title>T</title><body/></template>",
      "2:1 309" },
    { "two starts of a head",
      "<template for='area' theme='house'><master name='first' size='A4' "
      "margin='40'><head><start>a</start>\n<start>b</start></head></master>"
      "<title>T</title><body/></template>",
      "2:1 309" },
};

static void
a_head_is_refused(void **state)
{
    const FillCase *c = *state;
    g_autofree char *printed = sample_fill(sample, c->body);

    if (!g_str_has_prefix(printed, c->want))
        fail_msg("no fault at %s but\n%s", c->want, printed);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(fills) + G_N_ELEMENTS(prints) + G_N_ELEMENTS(faults) + G_N_ELEMENTS(heads)];
    size_t count = 0;

    ADD_ROWS(a_template_says, fills);
    ADD_ROWS(a_document_holds, prints);
    ADD_ROWS(a_fault_is_told, faults);
    ADD_ROWS(a_head_is_refused, heads);
    return _cmocka_run_group_tests("template/fill", tests, count, sample_start, sample_stop);
}
