#!/bin/sh
# A batch as a Slurm array job, to be copied: a task a part. From the project's folder, which all nodes share under the same path:
#
#     array=$(sbatch --parsable --array=1-4 slurm-array.sh data/batch.xml)
#     sbatch --dependency=afterok:$array --kill-on-invalid-dep=yes slurm-merge.sh 4
#
# When a task fails, or its node does, submit the same array again: what stands is left as it is, and only what is missing is made. One
# task alone needs to be told of how many it is: SHARDS=4 sbatch --array=3 slurm-array.sh data/batch.xml
#
# How many parts: some hundred outputs each, so that loading plan and fonts (once a part) does not count; more than there are nodes, so
# that none waits long for another. --array=1-64%16 lets 16 of 64 run at a time. With another number everything is made again.
#
#SBATCH --job-name=sheaf
#SBATCH --ntasks=1
# Workers of a part. One is right when there are more parts than cores.
#SBATCH --cpus-per-task=1
# The plan, once, and for each worker what its largest page takes; --memory-limit below ends a worker that takes more, before Slurm ends the part.
#SBATCH --mem=2G
# A part that runs out of time is told so a minute before, ends whole, and goes on from there when it is submitted again.
#SBATCH --time=00:30:00
#SBATCH --signal=B:TERM@60
#SBATCH --output=sheaf-%A-%a.log
set -eu
batch=${1:-data/batch.xml}
shards=${SHARDS:-$SLURM_ARRAY_TASK_COUNT}

if [ "$shards" -lt "$SLURM_ARRAY_TASK_MAX" ] || { [ -z "${SHARDS:-}" ] && [ "$SLURM_ARRAY_TASK_MIN" -ne 1 ]; }; then
    echo "this array is a piece of another: say of how many parts, as in SHARDS=4 sbatch --array=3 ..." >&2
    exit 2
fi

# In the place of the shell, so that Slurm's signals reach it. Slurm gives out the cores: -j must not count those of the node.
exec "${SHEAF:-sheaf}" batch "$batch" --shard "$SLURM_ARRAY_TASK_ID/$shards" -j "${SLURM_CPUS_PER_TASK:-1}" --memory-limit 1500 --progress plain
