/*
 * Workers that do as they are told, die, hang and take too much; what the others do meanwhile. The answer of a job is
 * its number doubled, and who made it. The clock is the test's own: it stands still while a worker does something,
 * however long the machine takes.
 */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "batch/worker_pool.h"
#include "render/limits.h"
#include "assert.h"

typedef enum Deed { WORKS, CRASHES, CRASHES_ONCE, HANGS, ENDS, KILLS_ITSELF, EATS, IS_REFUSED_MEMORY,
                    IS_REFUSED_THREADS, DIES_LATER /* when it has answered */ } Deed;

typedef struct Answer { size_t doubled; pid_t maker; } Answer;

enum { MOST_JOBS = 8 };

typedef struct Script {
    Deed deeds[MOST_JOBS]; size_t count;
    unsigned workers;
    size_t memory_limit;
    /* where a deed that is done once leaves word: with the job's number behind it */
    char folder[64];
    int stop, stop_after;
    bool thread;                        /* another thread runs when the first worker is to be started */
    size_t answered[MOST_JOBS], answers;
    pid_t maker;                        /* of the last answer */
    GString *log;
} Script;

static const Script *on_stage;
static double hour;

/* An hour goes by at each look when only those who hang are at work. */
static double
hours(void)
{
    size_t hanging = 0;

    for (size_t i = 0; i < on_stage->count; i++)
        hanging += on_stage->deeds[i] == HANGS;
    if (hanging > 0 && on_stage->answers + hanging == on_stage->count)
        hour += 3600;
    return hour;
}

static char *
word_of(const Script *script, size_t job)
{
    return g_strdup_printf("%s-%zu", script->folder, job);
}

static void
crash_once(const Script *script, size_t job)
{
    g_autofree char *word = word_of(script, job);

    if (mkdir(word, 0700) == 0)
        abort();
}

static void
eat(void)
{
    for (size_t eaten = 0; eaten < 400; eaten++)
        memset(g_malloc(1 << 20), 1, 1 << 20);
}

static void
make(size_t job, GByteArray *answer, void *data)
{
    const Script *script = data;
    Answer out = { 2 * job, getpid() };

    switch (script->deeds[job]) {
    case WORKS:
    case DIES_LATER:
        break;
    case CRASHES:
        abort();
    case CRASHES_ONCE:
        crash_once(script, job);
        break;
    case HANGS:
        for (;;)
            pause();
    case ENDS:
        _exit(3);
    case IS_REFUSED_MEMORY:
        _exit(EXIT_NO_MEMORY);
    case IS_REFUSED_THREADS:
        _exit(EXIT_NO_THREAD);
    case KILLS_ITSELF:
        raise(SIGKILL);
        break;
    case EATS:
        eat();
        break;
    }
    g_byte_array_append(answer, (const guint8 *)&out, sizeof out);
}

static void
started(size_t job, void *data)
{
    (void)job;
    (void)data;
}

static void
answered(size_t job, const guint8 *answer, size_t length, void *data)
{
    Script *script = data;
    Answer given;
    siginfo_t ended;

    assert_int_equal(length, sizeof given);
    memcpy(&given, answer, length);
    assert_int_equal(given.doubled, 2 * job);
    if (script->deeds[job] == CRASHES_ONCE)
        assert_int_not_equal(given.maker, script->maker);       /* what is tried again has a process of its own */
    script->maker = given.maker;
    if (script->deeds[job] == DIES_LATER) {
        kill(given.maker, SIGKILL);
        assert_int_equal(waitid(P_PID, (id_t)given.maker, &ended, WEXITED | WNOWAIT), 0);
    }
    script->answered[job]++;
    script->answers++;
    script->stop = script->stop_after > 0 && script->answers == (size_t)script->stop_after;
}

static void
lost(size_t job, WorkerLoss how, int signal_number, bool again, void *data)
{
    static const char *const words[] = { "crashed", "killed", "too-long", "ended", "no-memory", "no-thread" };

    (void)signal_number;
    g_string_append_printf(((Script *)data)->log, "%zu %s%s|", job, words[how], again ? "" : " for good");
}

static void
unable(size_t threads, const char *why, void *data)
{
    (void)why;
    g_string_append_printf(((Script *)data)->log, "unable for %zu threads|", threads);
}

typedef struct Sleeper { GMutex lock; GCond called; bool is_called; } Sleeper;

static gpointer
sleep_until_called(gpointer data)
{
    Sleeper *sleeper = data;

    g_mutex_lock(&sleeper->lock);
    while (!sleeper->is_called)
        g_cond_wait(&sleeper->called, &sleeper->lock);
    g_mutex_unlock(&sleeper->lock);
    return NULL;
}

static void
call(Sleeper *sleeper)
{
    g_mutex_lock(&sleeper->lock);
    sleeper->is_called = true;
    g_cond_signal(&sleeper->called);
    g_mutex_unlock(&sleeper->lock);
}

typedef struct PoolCase { const char *name; Script script; bool done; const char *answered, *log; } PoolCase;

static const PoolCase cases[] = {
    { "nothing to do", { .count = 0, .workers = 2 }, true, "", "" },
    { "one worker does all", { .deeds = { WORKS, WORKS, WORKS }, .count = 3, .workers = 1 }, true, "111", "" },
    { "more workers than jobs", { .deeds = { WORKS, WORKS }, .count = 2, .workers = 9 }, true, "11", "" },
    { "a crash costs one job",
      { .deeds = { WORKS, CRASHES, WORKS, WORKS }, .count = 4, .workers = 2 },
      true,
      "1011",
      "1 crashed|1 crashed for good|" },
    { "one that crashes once is made",
      { .deeds = { WORKS, CRASHES_ONCE, WORKS }, .count = 3, .workers = 1 },
      true,
      "111",
      "1 crashed|" },
    { "one that hangs is ended",
      { .deeds = { HANGS, WORKS, WORKS }, .count = 3, .workers = 2 },
      true,
      "011",
      "0 too-long|0 too-long for good|" },
    { "two that crash once are made",
      { .deeds = { CRASHES_ONCE, CRASHES_ONCE }, .count = 2, .workers = 1 },
      true,
      "11",
      "0 crashed|1 crashed|" },
    { "one that dies when it has answered",
      { .deeds = { DIES_LATER, WORKS, WORKS }, .count = 3, .workers = 1 },
      true,
      "111",
      "1 killed|" },
    { "one that ends by itself",
      { .deeds = { WORKS, ENDS }, .count = 2, .workers = 1 },
      true,
      "10",
      "1 ended|1 ended for good|" },
    { "one that gets no memory",
      { .deeds = { IS_REFUSED_MEMORY, WORKS }, .count = 2, .workers = 1 },
      true,
      "01",
      "0 no-memory|0 no-memory for good|" },
    { "one that gets no thread",
      { .deeds = { WORKS, IS_REFUSED_THREADS }, .count = 2, .workers = 1 },
      true,
      "10",
      "1 no-thread|1 no-thread for good|" },
    { "one that is killed",
      { .deeds = { KILLS_ITSELF, WORKS }, .count = 2, .workers = 1 },
      true,
      "01",
      "0 killed|0 killed for good|" },
    { "all crash, each alone again",
      { .deeds = { CRASHES, CRASHES }, .count = 2, .workers = 1 },
      true,
      "00",
      "0 crashed|1 crashed|0 crashed for good|1 crashed for good|" },
    { "stopped after the first",
      { .deeds = { WORKS, WORKS, WORKS }, .count = 3, .workers = 1, .stop_after = 1 },
      false,
      "100",
      "" },
    { "no worker beside a thread",
      { .deeds = { WORKS }, .count = 1, .workers = 1, .thread = true },
      false,
      "0",
      "unable for 1 threads|" },
    { "a thread that has ended is none", { .deeds = { WORKS }, .count = 1, .workers = 1 }, true, "1", "" },
    { "one that takes too much memory",
      { .deeds = { EATS, WORKS }, .count = 2, .workers = 1, .memory_limit = 100 },
      true,
      "01",
      "0 crashed|0 crashed for good|" },
};

/* The address sanitizer reserves more memory than any limit allows. */
static void
skip_limits_of_memory(const Script *script)
{
#if defined(__SANITIZE_ADDRESS__)
    if (script->memory_limit > 0)
        skip();
#else
    (void)script;
#endif
}

static void
a_pool_works(void **state)
{
    const PoolCase *c = *state;
    Script script = c->script;
    size_t jobs[MOST_JOBS] = { 0, 1, 2, 3, 4, 5, 6, 7 };
    g_autoptr(GString) done = NULL;
    Sleeper sleeper = { .is_called = !script.thread };
    GThread *thread;
    WorkerPool pool = { .size = script.workers,
                        .time_limit = 0.01,
                        .memory_limit = script.memory_limit,
                        .clock = hours,
                        .stop = &script.stop,
                        .data = &script,
                        .make = make,
                        .started = started,
                        .answered = answered,
                        .lost = lost,
                        .unable = unable };

    skip_limits_of_memory(&script);
    done = g_string_new(NULL);
    g_snprintf(script.folder, sizeof script.folder, "/tmp/sheaf-pool-%d", (int)getpid());
    script.log = g_string_new(NULL);
    on_stage = &script;
    thread = g_thread_new("sleeper", sleep_until_called, &sleeper);
    if (!script.thread)
        g_thread_join(thread);
    assert_int_equal(worker_pool_run(&pool, jobs, script.count), c->done);
    for (size_t i = 0; i < script.count; i++)
        g_string_append_printf(done, "%zu", script.answered[i]);
    if (script.thread) {
        call(&sleeper);
        g_thread_join(thread);
    }
    assert_string_equal(done->str, c->answered);
    assert_string_equal(script.log->str, c->log);
    g_string_free(script.log, TRUE);
    for (size_t i = 0; i < script.count; i++) {
        g_autofree char *word = word_of(&script, i);

        rmdir(word);
    }
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(a_pool_works, cases[i].name, &cases[i]);
    return cmocka_run_group_tests_name("worker_pool", tests, NULL, NULL);
}
