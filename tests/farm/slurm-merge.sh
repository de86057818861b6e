#!/bin/sh
# After all tasks of slurm-array.sh, to be copied: slurm-merge.sh PARTS makes one manifest of theirs and holds every file against it. It says so
# when a part was made by another program, with other fonts or from other data than the rest, and writes no manifest then.
#
#SBATCH --job-name=sheaf-merge
#SBATCH --ntasks=1
#SBATCH --mem=1G
#SBATCH --time=00:10:00
#SBATCH --output=sheaf-merge-%j.log
set -eu
shards=${1:-${SHARDS:?of how many parts}}

"${SHEAF:-sheaf}" batch --merge-manifests out/manifest-*-of-"$shards".json
"${SHEAF:-sheaf}" batch --verify
