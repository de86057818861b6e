/*
 * Pango as it is from 1.56 on, wherever the test runs: opening a font map starts a thread that stays, and fonts are
 * looked up by asking it and waiting for its answer. Loaded before the program's libraries (LD_PRELOAD).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t asked = PTHREAD_COND_INITIALIZER, answered = PTHREAD_COND_INITIALIZER;
static unsigned questions, answers;

static void *
answer(void *data)
{
    pthread_mutex_lock(&lock);
    for (;;) {
        while (answers == questions)
            pthread_cond_wait(&asked, &lock);
        answers = questions;
        pthread_cond_broadcast(&answered);
    }
    return data;
}

static void
start_thread(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, answer, NULL);
}

static void
ask(void)
{
    unsigned mine;

    pthread_mutex_lock(&lock);
    mine = ++questions;
    pthread_cond_signal(&asked);
    while (answers < mine)
        pthread_cond_wait(&answered, &lock);
    pthread_mutex_unlock(&lock);
}

void *pango_ft2_font_map_new(void);
void *pango_font_map_load_font(void *map, void *context, const void *description);

void *
pango_ft2_font_map_new(void)
{
    void *(*next)(void) = (void *(*)(void))dlsym(RTLD_NEXT, "pango_ft2_font_map_new");

    pthread_once(&once, start_thread);
    return next();
}

void *
pango_font_map_load_font(void *map, void *context, const void *description)
{
    void *(*next)(void *, void *, const void *) =
        (void *(*)(void *, void *, const void *))dlsym(RTLD_NEXT, "pango_font_map_load_font");

    ask();
    return next(map, context, description);
}
