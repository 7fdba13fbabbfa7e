#!/usr/bin/env bash
# Writes networks as C99, builds programs with them for an Arduino Uno and a Cortex-M4F, runs these in simulators, checks
# that they print what .NET computed, and prints a table. Needs the .NET 10 SDK; on Debian and its kin it installs the
# rest, and where it cannot, it exits with 77. With --no-dotnet, the C files of the last run are taken.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null

readonly here=bin/firmware # what is built here goes, with bin, out of git's sight
readonly most_cycles=20000 # of a step of XOR on the Uno
readonly most_flash=2400   # bytes of it that xor.c takes there
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
export MSBUILDTERMINALLOGGER=off MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

declare -A package=(
    [avr-gcc]="gcc-avr avr-libc" [simavr]=simavr [arm-none-eabi-gcc]="gcc-arm-none-eabi libnewlib-arm-none-eabi"
    [qemu-system-arm]=qemu-system-arm)
declare -a missing=()
for tool in "${!package[@]}"; do
    if ! command -v "$tool" >/dev/null; then
        read -ra needed <<<"${package[$tool]}"
        missing+=("${needed[@]}")
    fi
done
if ((${#missing[@]} > 0)); then
    if ! command -v apt-get >/dev/null || ((EUID != 0)); then
        printf 'Missing: %s. Install these packages, or run this as root where there is apt-get.\n' "${missing[*]}" >&2
        exit 77
    fi
    printf 'Installing %s\n' "${missing[*]}"
    if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >/dev/null; then
        printf 'These packages cannot be installed: %s.\n' "${missing[*]}" >&2
        exit 77
    fi
fi

mkdir -p "$here"
if [[ ${1:-} != --no-dotnet ]]; then
    dotnet run -c Release --project Firmware.csproj -- "$here"
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

readonly -a warnings=(-std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wdouble-promotion -Werror)
readonly -a avr=(-mmcu=atmega328p -DF_CPU=16000000UL)
readonly -a m4f=(-mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16)

build() { # build <target> <program> <network>
    local target=$1 program=$2 network=$3 compiler
    local -a options=(-Os -ffunction-sections -fdata-sections -Wl,--gc-sections -I"$here" -Ifirmware)
    if [[ $target == Uno ]]; then
        compiler=avr-gcc
        options+=("${avr[@]}" -mrelax) # calls of what is near take a word and a cycle less
    else
        compiler=arm-none-eabi-gcc
        options+=("${m4f[@]}" -nostartfiles --specs=nano.specs -Tfirmware/cortex_m.ld)
    fi

    "$compiler" "${warnings[@]}" "${options[@]}" -c "$here/$network.c" -o "$here/$network.$target.o"
    "$compiler" "${warnings[@]}" "${options[@]}" "$here/$network.c" "firmware/$program.c" firmware/text.c \
        "firmware/platform_$([[ $target == Uno ]] && echo avr || echo arm).c" -o "$here/$program.$target.elf"
}

run() { # run <target> <program>
    if [[ $1 == Uno ]]; then
        timeout 120 simavr -m atmega328p -f 16000000 "$here/$2.$1.elf" 2>&1
    else
        timeout 120 qemu-system-arm -M mps2-an386 -nographic -semihosting -icount shift=0 -kernel "$here/$2.$1.elf" 2>&1
    fi | grep -a -o "$(sed 's/_.*//' <<<"$2"): .*[0-9]" | head -n 1
}

value() { # value <name> <line>: the number behind a name
    sed -n "s/.*[;:] *$1 \([0-9A-F]*\).*/\1/p" <<<"$2"
}

taken() { # taken <program> <network>: bytes of flash that the network's code and parameters take on the Uno
    local symbols size name sum=0
    symbols=$(avr-nm --print-size "$here/$1.Uno.elf" | awk 'NF == 4 && $3 ~ /^[tTrR]$/')
    while read -r _ size _ name; do
        [[ $name != "$2"_* ]] || ((sum += 16#$size))
    done <<< "$symbols"
    if ((sum == 0)); then
        printf 'No symbol of %s in %s.Uno.elf begins with %s_.\n' "$2" "$1" "$2" >&2
        return 1
    fi

    printf '%d' "$sum"
}

sizes() { # sizes <file>: flash and RAM
    "$1" "$2" | awk 'NR == 2 { printf "%d %d", $1 + $2, $2 + $3 }'
}

table="target      program              flash of all     RAM of all   prediction       step   bits"
row() { # row <target> <program> <network> <unit>
    local target=$1 program=$2 network=$3 unit=$4 line expected size bits=equal
    build "$target" "$program" "$network"
    line=$(run "$target" "$program")
    printf '%-11s %s\n' "$target" "$line"
    expected=$(sed -n "s/^$network: .*bits \([0-9A-F]*\)$/\1/p" "$here/expected.txt")
    if [[ $(value bits "$line") != "$expected" ]]; then
        bits=DIFFERENT
        failed=1
    fi
    size=$(sizes "$([[ $target == Uno ]] && echo avr-size || echo arm-none-eabi-size)" "$here/$program.$target.elf")
    table+=$(printf '\n%-11s %-20s %9d bytes %8d bytes %12s %10s   %s' "$target" "$program" "${size% *}" "${size#* }" \
        "$(value prediction "$line")" "$(value step "$line")" "$bits ($unit)")
    last=$line
}

row Uno xor_learns xor cycles
check "a step of XOR takes at most $most_cycles cycles on the Uno" test "$(value step "$last")" -le "$most_cycles"
xor_flash=$(taken xor_learns xor)
check "xor.c takes at most $most_flash bytes of the Uno's flash" test "$xor_flash" -le "$most_flash"
check "XOR is learned within 5 seconds of the Uno's time" test "$(value all "$last")" -le $((5 * 16000000))
row Cortex-M4F xor_learns xor instructions
row Cortex-M4F digits_read digits instructions
row Cortex-M4F vibration_learns vibration instructions
read -r _ before _ _ _ _ after _ <<<"$last"
check "learning on the device helps" test $((after - before)) -ge 20

# The layouts to copy from: an Arduino sketch and a PlatformIO program, compiled as those do it, with what they use of
# Arduino.h; and a CMake project, which also runs the export's own test.
sketch() { # sketch <name> <file>: compiles and links it
    avr-g++ "${avr[@]}" -std=gnu++17 -Os -Wall -Wextra -Werror -ffunction-sections -fdata-sections -include Arduino.h \
        -Ilayouts -I"$here" -x c++ "$2" -c -o "$here/$1.o" \
        && avr-g++ "${avr[@]}" -Os -Wl,--gc-sections "$here/$1.o" "$here/xor.Uno.o" -x c++ layouts/main.cpp -Ilayouts \
            -o "$here/$1.elf"
}
check "the Arduino sketch compiles" sketch arduino arduino/XorUno/XorUno.ino
check "the PlatformIO program compiles" sketch platformio platformio/src/main.cpp
if command -v cmake >/dev/null; then
    cmake_project() {
        rm -rf "$here/cmake" && mkdir -p "$here/cmake"
        cp cmake/CMakeLists.txt "$here"/xor.[ch] "$here/xor_test.c" "$here/cmake/"
        cmake -S "$here/cmake" -B "$here/cmake/build" >/dev/null && cmake --build "$here/cmake/build" >/dev/null \
            && ctest --test-dir "$here/cmake/build" >/dev/null
    }
    check "the CMake project is built and its test passes" cmake_project
else
    printf 'Not tried, because cmake is missing: the CMake project.\n'
fi

printf '\n%s\n' "$table"
printf "On the Uno, xor.c takes %d bytes of that flash.\n" "$xor_flash"
printf 'Flash and RAM are those of the whole program; instructions are counted under qemu, cycles in simavr.\n'
if ((failed == 0)); then
    printf 'All checks passed: the same bits as in .NET on every target.\n'
fi
exit "$failed"
