# What deploy/run, deploy/test and deploy/bench share: messages, Debian packages, the build. Sourced by bash with
# `set -euo pipefail`; every path is absolute, nothing here asks a question.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
BUILD=$ROOT/build
NODE_AT_LEAST=18

say() { printf '• %s\n' "$*"; }

# fail RUSSIAN ENGLISH: one clear message in both languages, and out.
fail() {
    printf '\nОшибка: %s\nError: %s\n' "$1" "$2" >&2
    exit 1
}

# packages_of SECTION...: the lines of deploy/packages in those sections, without comments.
packages_of() {
    local section
    for section in "$@"; do
        awk -v want="[$section]" '/^\[/ { on = ($0 == want); next } on && NF && !/^#/' "$ROOT/deploy/packages"
    done
}

# Reads needs (lines of deploy/packages) from stdin, prints those of which no alternative is installed.
needs_missing() {
    awk '
        NR == FNR { if ($1 == "ii" || $1 == "hi") have[$2] = 1; next }
        { met = 0; n = split($0, names, / *\| */); for (i = 1; i <= n; i++) if (names[i] in have) met = 1; if (!met) print }
    ' <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n') -
}

has_candidate() {
    local policy
    policy=$(LC_ALL=C apt-cache policy "$1")
    [[ $policy == *"Candidate: "[^\(]* ]]
}

# Reads needs from stdin, prints for each the first alternative that this release has.
needs_resolved() {
    local need name chosen
    while IFS= read -r need; do
        chosen=
        for name in ${need//|/ }; do
            if [ "$name" = - ] || has_candidate "$name"; then
                chosen=$name
                break
            fi
        done
        [ -n "$chosen" ] || fail "в репозиториях этой системы нет пакета: $need (нужна Debian 12 или 13)" \
            "no package for this need in the configured repositories: $need (Debian 12 or 13 is required)"
        [ "$chosen" = - ] || echo "$chosen"
    done
}

# as_root COMMAND...: as it is for root, else through sudo that does not ask.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

node_ready() {
    local version
    command -v npm >/dev/null && version=$(node --version 2>/dev/null) || return 1
    version=${version#v}
    [ "${version%%.*}" -ge "$NODE_AT_LEAST" ]
}

# Postfix comes for smtp-sink and smtp-source alone: configured as nothing, it starts no mail server.
preseed() {
    case " $* " in
    *" postfix "*) echo 'postfix postfix/main_mailer_type select No configuration' | as_root debconf-set-selections ;;
    esac
    # Nor does OpenLDAP's server, which the tests run as a process of their own.
    case " $* " in
    *" slapd "*) echo 'slapd slapd/no_configuration boolean true' | as_root debconf-set-selections ;;
    esac
}

# install_packages SECTION...: installs what is missing, touches nothing (and needs no network) when nothing is.
install_packages() {
    local sections=() section missing names
    for section in "$@"; do
        if [ "$section" = page ] && node_ready; then continue; fi
        sections+=("$section")
    done
    command -v apt-get >/dev/null ||
        fail "нужна Debian 12 или 13: apt-get не найден" "Debian 12 or 13 is required: there is no apt-get"
    missing=$(packages_of "${sections[@]}" | needs_missing)
    # What may be done without, and is not to be had, is no reason to go to the network.
    if ! grep -qv '| -$' <<<"$missing"; then missing=$(needs_resolved <<<"$missing"); fi
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
        names="apt-get install --no-install-recommends $(needs_resolved <<<"$missing" | xargs)"
        fail "не хватает пакетов, а прав на установку нет. Выполните от имени root: $names" \
            "packages are missing and there is no right to install them. Run as root: $names"
    fi
    say "Устанавливаются пакеты Debian / installing Debian packages: $(echo "$missing" | wc -l)"
    as_root apt-get -q -o Acquire::Retries=3 update ||
        fail "apt-get update не удался: проверьте сеть и /etc/apt" "apt-get update failed: check the network and /etc/apt"
    names=$(needs_resolved <<<"$missing")
    [ -n "$names" ] || return 0
    preseed $names
    # --no-remove: a mail server or a Node.js that somebody chose is not thrown out for ours.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends --no-remove \
        -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold -o Dpkg::Use-Pty=0 install $names ||
        fail "apt-get не установил пакеты: $(echo $names)" "apt-get could not install: $(echo $names)"
}

# How many compilers at once: a core each, but a heavy file needs up to 1.5 GiB.
jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable/ { print int($2 / 1572864) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    [ "$cores" -le "$memory" ] && echo "$cores" || echo "$memory"
}

# configure FOLDER CMAKE-OPTION...: when the folder is new or was configured with other options.
configure() {
    local folder=$1
    shift
    [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/.vekha-options" 2>/dev/null)" = "$*" ] && return 0
    mkdir -p "$folder"
    if ! cmake -S "$ROOT" -B "$folder" -G Ninja "$@" >"$folder/configure.log" 2>&1; then
        tail -n 30 "$folder/configure.log" >&2
        return 1
    fi
    echo "$*" >"$folder/.vekha-options"
}

# compile FOLDER TARGET...: a clone elsewhere finds the same objects in ccache, paths are kept out of its keys.
compile() {
    local folder=$1
    shift
    CCACHE_BASEDIR=$ROOT CCACHE_NOHASHDIR=1 ninja -C "$folder" --quiet -j "$(jobs)" "$@"
}
