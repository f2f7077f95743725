# What the build.sh of every system shares; to be sourced by bash. Its parts run in the order that they stand in here.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
# Another program can be packaged the same way, to be measured beside Laurel.
distribution=${LAUREL_DISTRIBUTION-target/laurel}
installers=${LAUREL_INSTALLERS-target/installers}
work=$installers/work

say() { printf '\n== %s\n' "$*" >&2; }
# What a person should know who builds; on GitHub it stands on the page of the run.
notice() { if [ -n "${GITHUB_ACTIONS-}" ]; then printf '::notice::%s\n' "$*"; else say "$*"; fi; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
tag() { sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" pom.xml | head -n 1; }

version=$(tag version)
# The time of all files, so that two builds of one commit are equal.
time=$(tag project.build.outputTimestamp)
case $(uname -m) in
  x86_64 | amd64) processor=x86_64 ;;
  aarch64 | arm64) processor=aarch64 ;;
  *) fail "No installers are built on $(uname -m)." ;;
esac
[ -f "$distribution/lib/laurel.jar" ] || fail "There is no $distribution: run mvn -DskipTests package first."

# A JDK 25 or newer: LAUREL_JDK, JAVA_HOME, or where systems usually keep them.
find_jdk() {
  local home major
  for home in "${LAUREL_JDK-}" "${JAVA_HOME-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -r "$home/release" ] && [ -e "$home/bin/jlink" -o -e "$home/bin/jlink.exe" ] || continue
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [ "${major:-0}" -ge 25 ]; then
      printf '%s\n' "$home"
      return
    fi
  done
  fail "No JDK 25 was found. Install Temurin 25 (https://adoptium.net), or name one in LAUREL_JDK."
}
jdk=$(find_jdk)

# Laurel's jars and native libraries for the system $1, without the cache, in $work/app.
make_app() {
  say "What Laurel needs on $1, $processor"
  rm -rf "$work/app"
  "$jdk/bin/java" packaging/Slim.java "$distribution/lib" "$work/app" "$1" "$processor" "$time"
}

# Laurel's own Java in $work/runtime. bin/java stays for the recording of the cache, which starts it.
make_runtime() {
  say "Laurel's own Java"
  rm -rf "$work/runtime"
  "$jdk/bin/jlink" @packaging/jlink.options --output "$work/runtime"
  find "$work/runtime/bin" -type f ! -name 'java' ! -name 'java.exe' ! -name '*.dll' -delete
}

# Java's options as jpackage takes them, on the standard output.
java_options() {
  local option
  while read -r option; do
    printf -- '--java-options "%s"\n' "$option"
  done < <(grep -v '^#' "$distribution/lib/java.options")
  # Native libraries stand beside the jars.
  printf -- '--java-options "%s"\n' "-XX:AOTCache=\$APPDIR/laurel.aot" "-Dorg.sqlite.lib.path=\$APPDIR" \
    "-Djna.boot.library.path=\$APPDIR" "-Djna.nounpack=true"
}

# The program as it will be installed, as a folder under $work/image; further arguments go to jpackage.
make_image() {
  say "The program"
  rm -rf "$work/image"
  java_options > "$work/java.options"
  "$jdk/bin/jpackage" --type app-image @packaging/jpackage.options "@$work/java.options" \
    --input "$work/app" --runtime-image "$work/runtime" --dest "$work/image" "$@"
  find "$work/image" -name '*.jar' -exec touch -d "$time" {} +
}

# Records the start-up cache with the packaged launcher $1, which walks through commands and views, into the launcher's
# folder of jars $2. The array on_display, if there is one, is a command that runs another where it finds a screen.
record_cache() {
  local temporary configuration
  say "The start-up cache"
  temporary=$(mktemp -d)
  # A Java that looks for a cache records none, so the launcher's configuration does without it meanwhile.
  configuration=$(find "$2" -name "$(basename "${1%.exe}").cfg")
  cp "$configuration" "$work/launcher.cfg"
  sed -i.with-cache '/AOTCache/d' "$configuration"
  rm "$configuration.with-cache"
  JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$work/laurel.aot" ${on_display[@]+"${on_display[@]}"} "$1" warm-up --on screen --out "$temporary" > "$work/warm-up.log" 2>&1 ||
    { cat "$work/warm-up.log" >&2; fail "The walk through the program failed."; }
  rm -rf "$temporary"
  cp "$work/launcher.cfg" "$configuration"
  [ -s "$work/laurel.aot" ] || { cat "$work/warm-up.log" >&2; fail "No start-up cache was recorded."; }
  cp "$work/laurel.aot" "$2/laurel.aot"
}

# The checksums of what was built.
checksums() {
  (cd "$installers" && $(command -v sha256sum || echo shasum -a 256) -- [Ll]aurel* > SHA256SUMS)
}
