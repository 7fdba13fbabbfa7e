#!/usr/bin/env bash
# Builds samples/Device ahead of time for linux-x64 and linux-arm64, runs both (arm64 under qemu), checks what a device
# asks for, and prints a table. Needs the .NET 10 SDK; on Debian and its kin it installs what else is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null

readonly most_bytes=$((1200 * 1000)) # of an executable
readonly most_code=1360              # of the frozen network, as loops, on arm64
readonly runs=15                     # for the time to the first prediction
readonly here=bin/device             # what is built here goes, with bin, out of git's sight
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
export MSBUILDTERMINALLOGGER=off MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

declare -A package=(
    [gcc]=gcc [clang]=clang [aarch64-linux-gnu-gcc]=gcc-aarch64-linux-gnu [qemu-aarch64-static]=qemu-user-static
    [/usr/bin/time]=time)
declare -a missing=()
for tool in "${!package[@]}"; do
    command -v "$tool" >/dev/null || missing+=("${package[$tool]}")
done
[[ -d /usr/aarch64-linux-gnu/lib ]] || missing+=(libc6-dev-arm64-cross)
if ((${#missing[@]} > 0)); then
    if ! command -v apt-get >/dev/null || ((EUID != 0)); then
        printf 'Missing: %s. Install these packages, or run this as root where there is apt-get.\n' "${missing[*]}" >&2
        exit 2
    fi
    printf 'Installing %s\n' "${missing[*]}"
    { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >/dev/null
fi

failed=0
check() { # check <what> <command…>
    local what=$1
    shift
    if ! "$@"; then
        printf 'Not so: %s\n' "$what" >&2
        failed=1
    fi
}

declare -A emulator=([linux-x64]="" [linux-arm64]="qemu-aarch64-static -L /usr/aarch64-linux-gnu")
case $(uname -m) in
    aarch64) emulator[linux-arm64]="" ;;
esac

build() { # build <runtime> <folder> <property…>
    local rid=$1 log=$here/$2.log
    if ! dotnet publish Device.csproj -c Release -r "$rid" -o "$here/$2" "${@:3}" >"$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
    check "no warning while building for $2" no_warning "$log"
}

code_of() { # code_of <class>: the bytes of its methods in what was built last for arm64
    sed -n "s/.*<MethodCode Name=\"Device_NetGen_Samples_Device_$1_[^\"]*\" Length=\"\([0-9]*\)\".*/\1/p" \
        obj/Release/net10.0/linux-arm64/native/Device.map.xml | awk '{ bytes += $1 } END { print bytes + 0 }'
}

no_warning() {
    ! grep -E 'warning [A-Z]+[0-9]+' "$1" >&2
}

milliseconds_to_first() { # the median of several runs
    local run started
    for ((run = 0; run < runs; run++)); do
        started=$EPOCHREALTIME
        "$@" --first
        awk -v from="$started" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f\n", (to - from) * 1000 }'
    done | sort -n | sed -n "$((runs / 2 + 1))p"
}

mkdir -p "$here"
table="target            executable   peak memory   first prediction"
for rid in linux-x64 linux-arm64; do
    build "$rid" "$rid"
    program=$here/$rid/Device
    read -ra run <<<"${emulator[$rid]} $program"
    check "the program for $rid finds its results right" "${run[@]}" >"$here/$rid.txt"
    check "no byte is allocated after start on $rid" grep -q '^allocated  0 bytes' "$here/$rid.txt"
    size=$(stat -c %s "$program")
    check "$size bytes are at most $most_bytes for $rid" test "$size" -le "$most_bytes"
    peak=$(/usr/bin/time -f %M "${run[@]}" 2>&1 >/dev/null | tail -n 1)
    first=$(milliseconds_to_first "${run[@]}")
    table+=$(printf '\n%-15s %8.2f MB %10.1f MB %15s ms' "$rid${emulator[$rid]:+*}" \
        "$((size / 10000))e-2" "$((peak * 1024 / 100000))e-1" "$first")
done

digits=$(code_of Digits)
build linux-arm64 unrolled -p:Unrolled=true
read -ra run <<<"${emulator[linux-arm64]} $here/unrolled/Device"
check "the unrolled program finds its results right" "${run[@]}" >"$here/unrolled.txt"
check "loops give the same bits as unrolled code" diff "$here/linux-arm64.txt" "$here/unrolled.txt"
check "$digits bytes of code of Digits are at most $most_code" test "$digits" -gt 0 -a "$digits" -le "$most_code"

cat "$here/linux-x64.txt"
check "linux-arm64 gives the same bits as linux-x64" diff "$here/linux-x64.txt" "$here/linux-arm64.txt"
printf '\n%s\n' "$table"
printf '* under an emulator, whose memory and time are in the figures\n'
printf 'bytes of arm64 code of Digits: %d as loops, %d unrolled\n' "$digits" "$(code_of Digits)"
sed -n 's/^state  */bytes of state per network: /p' "$here/linux-x64.txt"
if ((failed == 0)); then
    printf 'All checks passed: the same bits on both, no warning, nothing allocated after start, at most %d bytes.\n' "$most_bytes"
fi
exit "$failed"
