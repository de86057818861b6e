/* A page's content stream without its tags, read token by token, so that nothing inside a string can be taken for an
 * operator. */
#include "impose/content.h"
#include <stdbool.h>
#include <string.h>
#include "object/token.h"

/* Marked content with such an operand belongs to the structure or is an artifact. */
static bool
says_structure(const Token *token)
{
    return token->kind == TOKEN_NAME && (token_is(token, "/MCID") || token_is(token, "/Artifact"));
}

/* A word that is no operand; in dictionaries and arrays there are none but operands. */
static bool
is_operator(const Token *token, int depth)
{
    return depth == 0 && token->kind == TOKEN_WORD && !token_is_number(token) && !token_is(token, "true") &&
           !token_is(token, "false") && !token_is(token, "null");
}

static int
deeper(int depth, TokenKind kind)
{
    if (kind == TOKEN_DICT || kind == TOKEN_ARRAY)
        return depth + 1;
    return depth > 0 && (kind == TOKEN_DICT_END || kind == TOKEN_ARRAY_END) ? depth - 1 : depth;
}

GString *
content_unmarked(const char *bytes, size_t size)
{
    GString *out = g_string_sized_new(size);
    g_autoptr(GByteArray) dropped = g_byte_array_new();         /* of each sequence that is open */
    TokenReader reader = token_reader(bytes, size);
    const char *copied = reader.at, *operands = reader.at;
    Token token;
    bool structure = false;
    int depth = 0;

    while (token_next(&reader, &token)) {
        guint8 drop = 0;

        depth = deeper(depth, token.kind);
        structure = structure || says_structure(&token);
        if (!is_operator(&token, depth))
            continue;
        if (token_is(&token, "BMC") || token_is(&token, "BDC")) {
            drop = structure;
            g_byte_array_append(dropped, &drop, 1);
        } else if (token_is(&token, "EMC") && dropped->len > 0) {
            drop = dropped->data[dropped->len - 1];
            g_byte_array_set_size(dropped, dropped->len - 1);
        } else if (token_is(&token, "ID")) {
            token_skip_image(&reader);
        }
        if (drop != 0) {
            g_string_append_len(out, copied, operands - copied);
            copied = reader.at;
        }
        operands = reader.at;
        structure = false;
    }
    g_string_append_len(out, copied, reader.end - copied);
    return out;
}
