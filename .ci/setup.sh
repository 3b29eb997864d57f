# shellcheck shell=bash
# Sourced by ./run and ./test: what both need on a fresh machine, and what both build.

# The one list of packages. Cargo unifies features over what is built together, so another list
# gives other layouts: the host, its modules and the editor's build service all name this one. It
# is every member of the workspace but the tests, samples included.
# shellcheck disable=SC2034 # read by the scripts that source this file
BUILD_LIST=(--workspace --exclude 'playground-tests-*')

# use_own_settings: settings of the user change no build. The editor does the same for the modules
# that it builds (engine/build/cargo_settings.rs), because flags enter the hash of every crate.
use_own_settings() {
    local name flags
    for name in $(compgen -e); do
        case $name in
        CARGO_BUILD_JOBS | CARGO_HOME | CARGO_LOG | CARGO_TARGET_DIR) ;;
        CARGO_HTTP_* | CARGO_NET_* | CARGO_REGISTRIES_* | CARGO_REGISTRY_* | CARGO_TARGET_*_LINKER) ;;
        CARGO_* | RUSTC* | RUSTFLAGS | RUSTDOCFLAGS | RUSTUP_TOOLCHAIN) unset "$name" ;;
        esac
    done
    flags=$(sed -n 's/^rustflags = \["\(.*\)"\]$/\1/p' .cargo/config.toml)
    [ -n "$flags" ] || fail "no line of rustflags in .cargo/config.toml"
    export CARGO_ENCODED_RUSTFLAGS=${flags//'", "'/$'\x1f'}
    export CARGO_INCREMENTAL=1 RUSTC_WRAPPER=
    CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-target}")
    export CARGO_TARGET_DIR
}

say() { printf '%s\n' "$*"; }
fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# install_packages PACKAGE...: Debian and Ubuntu; elsewhere says what is wanted.
install_packages() {
    [ "$#" -gt 0 ] || return 0
    if ! has apt-get; then
        say "Not a Debian or Ubuntu machine. Install what these packages hold, then run this again:"
        say "    $*"
        return 1
    fi
    # No reason to end here: pictures are all that is lost without some of these.
    if [ "$(id -u)" -ne 0 ] && ! has sudo; then
        say "Installing needs root or sudo. Run as root, then run this again:"
        say "    apt-get install --no-install-recommends $*"
        return 1
    fi
    say "Installing $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            "$@" >/dev/null
}

# Cargo by rustup, and a C compiler, which Rust calls to link.
need_toolchain() {
    local packages=()
    has cc || packages+=(gcc libc6-dev)
    PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
    if ! has cargo && ! has curl; then packages+=(curl ca-certificates); fi
    if [ "${#packages[@]}" -gt 0 ]; then
        install_packages "${packages[@]}" || fail "no C compiler (cc) or no curl"
    fi
    has cargo && return
    say "No cargo here: installing Rust for this user with rustup (https://rustup.rs)"
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs |
        sh -s -- -y --profile minimal --default-toolchain none --no-modify-path
    # The compiler and its version stand in rust-toolchain.toml.
    rustup toolchain install
}

# library NAME: whether the dynamic linker knows it.
library() {
    local known
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    [[ $known == *"$1 "* ]]
}

# What winit and wgpu open at run time: an executable that starts is no proof that they are there.
DISPLAY_LIBRARIES=(
    libX11.so.6:libx11-6 libX11-xcb.so.1:libx11-xcb1 libXcursor.so.1:libxcursor1
    libXi.so.6:libxi6 libXrandr.so.2:libxrandr2 libxcb.so.1:libxcb1
    libxkbcommon.so.0:libxkbcommon0 libxkbcommon-x11.so.0:libxkbcommon-x11-0
    libwayland-client.so.0:libwayland-client0 libwayland-cursor.so.0:libwayland-cursor0
    libwayland-egl.so.1:libwayland-egl1
)
GRAPHICS_LIBRARIES=(
    libvulkan.so.1:libvulkan1 libEGL.so.1:libegl1 libGL.so.1:libgl1 libGLESv2.so.2:libgles2
)

vulkan_drivers() { compgen -G '/usr/share/vulkan/icd.d/*.json' || compgen -G '/etc/vulkan/icd.d/*.json'; }
software_vulkan() { compgen -G '/usr/share/vulkan/icd.d/lvp_icd*.json' | head -n 1; }
gl_drivers() { compgen -G '/usr/lib/*/dri/swrast_dri.so' || compgen -G '/usr/lib/*/libgallium*.so'; }

# need_graphics [software] [display]: a driver for Vulkan and for OpenGL (`software`: the one that
# needs no GPU), and with `display` what a window needs.
need_graphics() {
    local packages=() wanted=("${GRAPHICS_LIBRARIES[@]}") entry
    case " $* " in *" display "*) wanted+=("${DISPLAY_LIBRARIES[@]}") ;; esac
    for entry in "${wanted[@]}"; do
        library "${entry%%:*}" || packages+=("${entry#*:}")
    done
    case " $* " in
    *" software "*) [ -n "$(software_vulkan || true)" ] || packages+=(mesa-vulkan-drivers) ;;
    *) vulkan_drivers >/dev/null || packages+=(mesa-vulkan-drivers) ;;
    esac
    gl_drivers >/dev/null || packages+=(libgl1-mesa-dri)
    [ "${#packages[@]}" -eq 0 ] || install_packages "${packages[@]}" ||
        say "Going on without: pictures and windows may fail."
}
