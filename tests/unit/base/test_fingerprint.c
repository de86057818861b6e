/* Fingerprints: the same of the same bytes, another of any other, whichever bit or length or piece is another. */
#include "assert.h"
#include "base/fingerprint.h"
#include <string.h>

enum { BYTES = 67 };

static const char *
of(const char *bytes, gsize size, char text[FINGERPRINT_ROOM])
{
    Fingerprint sum = { 0 };

    fingerprint_add(&sum, bytes, size);
    return fingerprint_text(&sum, text);
}

static void
each_bit_and_each_length_counts(void **state)
{
    char bytes[BYTES] = { 0 }, text[FINGERPRINT_ROOM];
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint made = 0;

    (void)state;
    for (gsize size = 0; size <= BYTES; size++, made++)
        g_hash_table_add(seen, g_strdup(of(bytes, size, text)));
    for (int bit = 0; bit < 8 * BYTES; bit++, made++) {
        bytes[bit / 8] = (char)(1 << bit % 8);
        g_hash_table_add(seen, g_strdup(of(bytes, BYTES, text)));
        bytes[bit / 8] = 0;
    }
    assert_int_equal(g_hash_table_size(seen), made);
    assert_int_equal(strlen(text), FINGERPRINT_ROOM - 1);
    assert_string_equal(of(bytes, BYTES, text), of(bytes, BYTES, (char[FINGERPRINT_ROOM]){ 0 }));
}

/* A change of a bit changes half of the 128, give or take a quarter of them. */
static void
a_bit_changes_half_of_it(void **state)
{
    char bytes[BYTES] = "what a file may hold", text[FINGERPRINT_ROOM], other[FINGERPRINT_ROOM];

    (void)state;
    of(bytes, BYTES, text);
    for (int bit = 0; bit < 8 * BYTES; bit++) {
        int changed = 0;

        bytes[bit / 8] ^= (char)(1 << bit % 8);
        of(bytes, BYTES, other);
        bytes[bit / 8] ^= (char)(1 << bit % 8);
        for (int i = 0; i < FINGERPRINT_ROOM - 1; i++)
            changed += __builtin_popcount((guint)(g_ascii_xdigit_value(text[i]) ^ g_ascii_xdigit_value(other[i])));
        assert_in_range(changed, 32, 96);
    }
}

static void
two_pieces_are_not_one(void **state)
{
    char text[FINGERPRINT_ROOM], other[FINGERPRINT_ROOM];
    Fingerprint sum = { 0 };

    (void)state;
    fingerprint_add(&sum, "ab", 2);
    fingerprint_add(&sum, "c", 1);
    fingerprint_text(&sum, text);
    assert_string_not_equal(text, of("abc", 3, other));
    sum = (Fingerprint){ 0 };
    fingerprint_add(&sum, "a", 1);
    fingerprint_add(&sum, "bc", 2);
    assert_string_not_equal(text, fingerprint_text(&sum, other));
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(each_bit_and_each_length_counts),
                                        cmocka_unit_test(a_bit_changes_half_of_it),
                                        cmocka_unit_test(two_pieces_are_not_one) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
