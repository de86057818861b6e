# The man page and the README name every verb, option and exit status that the program has.
named() { grep -qE -- "$2" "$1" && pass || fail "$1 does not name '$3'"; }
verbs=$("$SHEAF" --help | awk '/^  [a-z]+ / { print $1 }')
[ "$(echo "$verbs" | wc -l)" -ge 9 ] && pass || fail "the verbs of --help"
for verb in $verbs; do
    named src/cli/sheaf.1 "^\.It Cm $verb( |\$)" "$verb"
    named README.md "^\| \`$verb[ \`]" "$verb"
    for option in $("$SHEAF" "$verb" --help | grep -oE -- '--[a-z-]+' | sort -u); do
        grep -qE -- "Fl -${option#--}( |\$)" src/cli/sheaf.1 && pass || fail "the man page does not name $verb's $option"
    done
done
for status in $(sed -n 's/^    SHEAF_[A-Z_]* = \([0-9]*\),*.*/\1/p' include/sheaf/sheaf.h); do
    named src/cli/sheaf.1 "^\.It $status\$" "exit status $status"
    named README.md "^\| $status \|" "exit status $status"
done
# And nothing that it has not: an option that is gone would mislead.
options=$(for verb in $verbs; do "$SHEAF" "$verb" --help; done; "$SHEAF" help topics)
options=$(echo "$options" | grep -oE -- '--[a-z-]+' | sort -u)
for option in $(grep -oE 'Fl -[a-z][a-z-]*' src/cli/sheaf.1 | sed 's/Fl -/--/' | sort -u) $(grep -oE -- '[[`]--[a-z][a-z-]+' README.md | tr -d '[`' | sort -u); do
    case "
$options
" in
    *"
$option
"*) pass ;;
    *) fail "the man page or the README names $option, which no verb has" ;;
    esac
done
