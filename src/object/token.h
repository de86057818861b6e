#ifndef OBJECT_TOKEN_H
#define OBJECT_TOKEN_H
/*
 * The tokens of PDF syntax (ISO 32000-1, 7.2 and 7.3) as they stand in the bytes: of objects and of content streams
 * alike. Nothing is allocated and nothing is refused: whatever the bytes are, a reader moves on.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum TokenKind {
    TOKEN_NAME,                         /* "/Name" */
    TOKEN_LITERAL,                      /* "(text)"; without its last bracket where the bytes end first */
    TOKEN_HEX,                          /* "<0A>"; the same */
    TOKEN_DICT, TOKEN_DICT_END,         /* "<<" ">>" */
    TOKEN_ARRAY, TOKEN_ARRAY_END,       /* "[" "]" */
    TOKEN_WORD,                         /* regular characters: a number, a keyword, an operator */
    TOKEN_STRAY                         /* a delimiter that begins and ends nothing: one character of "){}>" */
} TokenKind;

typedef struct Token { TokenKind kind; const char *at; size_t length; } Token;

typedef struct TokenReader { const char *at, *end; } TokenReader;

/* Of these bytes, which stay the caller's; of none, where bytes is NULL: a stream may be empty. */
TokenReader token_reader(const char *bytes, size_t length);

/* The next token; white space and comments are stepped over. False at the end. */
bool token_next(TokenReader *reader, Token *token);
/* After the operator ID: steps over the data of an inline image and over its EI, or to the end (8.9.7). */
void token_skip_image(TokenReader *reader);

bool token_is(const Token *token, const char *word);
/* An integer or a real number (7.3.3). */
bool token_is_number(const Token *token);
bool token_is_space(char c);
bool token_is_regular(char c);

/* Appends what a name (without its slash) or a string of either kind stands for. */
void token_append_name(const Token *token, GString *out);
void token_append_string(const Token *token, GString *out);

#endif
