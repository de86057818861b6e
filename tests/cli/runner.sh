# What a file of tests calls its variables is its own matter: that it passed is told of it all the same.
all=everything ran=away id=none scratch=$scratch/deeper
mkdir "$scratch" && pass || fail "no folder can be made"
