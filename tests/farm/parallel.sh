#!/bin/sh
# A batch in parts with GNU parallel, to be copied: parallel.sh [BATCH] [PARTS], from the project's folder.
#
# On this machine, or on several: give PARALLEL the name of a file of hosts, one a line ("4/node1": four parts at a time there), as in
#     PARALLEL='--sshloginfile nodes --workdir .' parallel.sh data/batch.xml 16
# The folder must be shared under the same path then, and every host must have the same sheaf, libraries and fonts; merging says where they differ.
#
# When a part fails, or its machine does, start the same again: what stands is left as it is, and only what is missing is made.
# Nothing is merged before all parts are whole.
set -eu
batch=${1:-data/batch.xml}
parts=${2:-4}
sheaf=${SHEAF:-sheaf}

# One worker a part: the cores are parallel's to give out. It ends with the number of parts that failed.
seq "$parts" | parallel --will-cite --line-buffer --tagstring 'part {}' "$sheaf" batch "$batch" --shard "{}/$parts" -j 1 --progress plain
"$sheaf" batch --merge-manifests out/manifest-*-of-"$parts".json
"$sheaf" batch --verify
