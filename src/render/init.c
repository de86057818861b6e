/* A new project: a small plan of one's own, whose figures are plainly examples, ready to build. */
#include <errno.h>
#include <string.h>
#include "render/project.h"
#include "base/diag_files.h"

typedef struct InitFile { const char *name, *text; } InitFile;

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static const InitFile files[] = {
    { "data/plan.xml", XML
      "<plan id=\"example\" xml:lang=\"en\" start=\"2024-01-01\" end=\"2025-12-31\" as-of=\"2025-06-30\">\n"
      "  <title>Example Plan 2024–2025</title>\n"
      "  <organisation>Example Organisation</organisation>\n"
      "  <contact>Example Organisation · example.org</contact>\n"
      "  <goal id=\"1\">\n"
      "    <title>Safe water for every village</title>\n"
      "    <objective id=\"1A\">\n"
      "      <title>No village without a safe well by the end of 2025</title>\n"
      "      <indicator id=\"1A-1\" kind=\"level\" measure=\"villages-without-well\">\n"
      "        <title>Villages without a safe well</title>\n"
      "        <target value=\"0\" date=\"2025-12-31\" baseline=\"first\"/>\n"
      "      </indicator>\n"
      "      <targets group=\"targets\" areas=\"NPL BTN\" sources=\"EXAMPLE\"><title>target areas</title></targets>\n"
      "      <follow kind=\"level\" measure=\"villages-without-well\" value=\"0\" date=\"2025-12-31\" "
      "baseline=\"first\">\n"
      "        <title>Villages without a safe well</title><subtitle>villages left</subtitle>\n"
      "      </follow>\n"
      "      <strategy>Write here, in a sentence or two, how the objective is to be reached.</strategy>\n"
      "    </objective>\n"
      "  </goal>\n"
      "</plan>\n" },
    { "data/areas.xml",
      XML "<areas>\n"
          "  <area id=\"NPL\" alpha2=\"NP\" name=\"Nepal\" region=\"Asia\" subregion=\"Southern Asia\"/>\n"
          "  <area id=\"BTN\" alpha2=\"BT\" name=\"Bhutan\" region=\"Asia\" subregion=\"Southern Asia\"/>\n"
          "</areas>\n" },
    { "data/sources.xml", XML "<sources>\n  <source id=\"EXAMPLE\" published=\"2025-01-31\" title=\"Example figures, "
                              "to be replaced\"/>\n</sources>\n" },
    { "data/measures.xml", XML "<measures>\n"
                               "  <unit id=\"villages\" symbol=\"villages\"/>\n"
                               "  <topic id=\"water\"><title>Water</title></topic>\n"
                               "  <measure id=\"villages-without-well\" unit=\"villages\" nature=\"stock\" "
                               "ascending=\"false\" decimals=\"0\" topic=\"water\">\n"
                               "    <title>Villages without a safe well</title>\n"
                               "    <short-title>Without a safe well</short-title>\n"
                               "  </measure>\n"
                               "</measures>\n" },
    { "data/observations.xml", XML "<!-- One observation a line. These figures are examples: replace them. -->\n"
                                   "<observations>\n"
                                   "  <series measure=\"villages-without-well\" area=\"NPL\">\n"
                                   "    <observation period=\"2022\" value=\"120\" sources=\"EXAMPLE\"/>\n"
                                   "    <observation period=\"2023\" value=\"95\" sources=\"EXAMPLE\"/>\n"
                                   "    <observation period=\"2024\" value=\"60\" sources=\"EXAMPLE\"/>\n"
                                   "  </series>\n"
                                   "  <series measure=\"villages-without-well\" area=\"BTN\">\n"
                                   "    <observation period=\"2023\" value=\"14\" sources=\"EXAMPLE\"/>\n"
                                   "    <observation period=\"2024\" value=\"0\" sources=\"EXAMPLE\"/>\n"
                                   "  </series>\n"
                                   "</observations>\n" },
    { "templates/sheet.xml",
      XML "<!-- One sheet an area. 'sheaf schema template' lists what may stand here; the theme and the words come "
          "with the program. -->\n"
          "<template for=\"area\" pages=\"1..2\" theme=\"house\">\n"
          "  <master name=\"first\" size=\"A4\" margin=\"54 42.52 60 42.52\">\n"
          "    <head baseline=\"40\" rule-y=\"46\" rule=\"0.5 ink\"><start><value-of "
          "select=\"plan-text('title')\"/></start></head>\n"
          "    <foot baseline=\"807.9\" rule-y=\"795.9\" rule=\"0.5 rule\">\n"
          "      <start><value-of select=\"message('data-as-of', 'date', date($as-of))\"/></start>\n"
          "      <end><message key=\"page-word\"/><text> </text><page-number/></end>\n"
          "    </foot>\n"
          "  </master>\n"
          "  <title><value-of select=\"area($area)/@name\"/></title>\n"
          "  <body>\n"
          "    <h1><value-of select=\"area($area)/@name\"/></h1>\n"
          "    <section class=\"block\">\n"
          "      <h2><message key=\"head-progress\"/></h2>\n"
          "      <for-each select=\"follows($area)\">\n"
          "        <p class=\"row-title\"><value-of select=\"@row-title\"/> <cite sources=\"{@sources}\"/></p>\n"
          "        <chart kind=\"progress-bar\" of=\"{@key}\" title=\"{@row-title}\"/>\n"
          "        <p><message key=\"status-{@status}\"/></p>\n"
          "      </for-each>\n"
          "    </section>\n"
          "    <section class=\"block\">\n"
          "      <h2><message key=\"head-observations\"/></h2>\n"
          "      <year-table area=\"{$area}\" topics=\"water\"/>\n"
          "    </section>\n"
          "    <section class=\"block\">\n"
          "      <h2><message key=\"head-sources\"/></h2>\n"
          "      <for-each select=\"sources()\"><p class=\"source\"><value-of select=\"@number\"/> <value-of "
          "select=\"@title\"/></p></for-each>\n"
          "    </section>\n"
          "  </body>\n"
          "</template>\n" },
};

static void
look_at_folder(const char *folder, Diags *diags)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);

    if (dir == NULL ? error->code == G_FILE_ERROR_NOTDIR : g_dir_read_name(dir) != NULL)
        diag_report(diags, DIAG_INIT_NOT_EMPTY, (Place){ 0 }, folder, NULL);
    else if (dir == NULL && error->code != G_FILE_ERROR_NOENT)
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, folder, error->message, NULL);
}

SheafExit
sheaf_init(const char *folder, SheafReport report, void *report_data)
{
    g_autoptr(Diags) diags = diags_new();

    look_at_folder(folder, diags);
    for (size_t i = 0; i < G_N_ELEMENTS(files) && !diags_failed(diags); i++) {
        g_autofree char *path = g_build_filename(folder, files[i].name, NULL);

        output_write(path, files[i].text, strlen(files[i].text), diags);
    }
    report_all(diags, report, report_data);
    return (SheafExit)diags_exit_status(diags);
}
