#ifndef CLI_OUTSIDE_H
#define CLI_OUTSIDE_H
/* Clock and signals, for verbs that take long. */

/* Seconds since any moment, never going back. */
double outside_seconds(void);

/* Seconds of processor time that this process has taken. */
double outside_processor_seconds(void);

/* From now on SIGINT, SIGTERM and SIGHUP set *outside_stop() and make outside_stop_fd() readable, which ends a wait. */
void outside_catch_signals(void);
/* The number of the signal that came, or 0. */
const volatile int *outside_stop(void);
int outside_stop_fd(void);

#endif
