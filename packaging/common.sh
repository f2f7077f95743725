# What the build.sh of every system shares; to be sourced by bash. From describe on it is for those with jpackage. Its parts run in the order that they stand in here.
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
  "$jdk/bin/java" -cp "$distribution/lib/*" packaging/Slim.java "$distribution/lib" "$work/app" "$1" "$processor" "$time"
}

# Laurel's own Java in $work/runtime. bin/java stays for the recording of the cache, which starts it.
make_runtime() {
  say "Laurel's own Java"
  rm -rf "$work/runtime"
  "$jdk/bin/jlink" @packaging/jlink.options --output "$work/runtime"
  local there module
  there=$("$work/runtime/bin/java" --list-modules)
  for module in $("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps -summary --class-path "$work/app/*" \
    "$work"/app/*.jar 2> /dev/null | awk '$3 ~ /^(java|jdk)[.]/ { print $3 }' | sort -u); do
    case $module in
      # JavaFX needs them to print and to be watched, JNA and others for AWT's windows; Laurel does nothing of it.
      java.desktop | java.datatransfer | jdk.jfr) ;;
      *) grep -q "^$module@" <<< "$there" || fail "A library needs $module: add it to packaging/jlink.options." ;;
    esac
  done
  find "$work/runtime/bin" -type f ! -name 'java' ! -name 'java.exe' ! -name '*.dll' -delete
}

# Java's options with the start-up cache $1, one a line. Native libraries stand beside the jars.
java_options() {
  grep -v '^#' "$distribution/lib/java.options"
  printf '%s\n' "-XX:AOTCache=\$APPDIR/$1" "-Dorg.sqlite.lib.path=\$APPDIR" \
    "-Djna.boot.library.path=\$APPDIR" "-Djna.nounpack=true"
}

# What jpackage is told of the program in every run, in the array program; $1 names its launcher. A second launcher,
# laurel-cli, runs commands: with a start-up cache of its own it does not take up what only the window needs.
describe() {
  java_options laurel.aot | sed 's/.*/--java-options "&"/' > "$work/jpackage.options"
  { printf 'win-console=true\njava-options='; { java_options laurel-cli.aot; echo -XX:TieredStopAtLevel=1; } | tr '\n' ' '; } > "$work/laurel-cli.properties"
  program=(@packaging/jpackage.options "@$work/jpackage.options" --name "$1"
    --add-launcher "laurel-cli=$work/laurel-cli.properties" --input "$work/app" --runtime-image "$work/runtime")
}

# The program as it will be installed, as a folder under $work/image; arguments go to jpackage.
make_image() {
  say "The program"
  rm -rf "$work/image"
  "$jdk/bin/jpackage" --type app-image "${program[@]}" --dest "$work/image" "$@"
  find "$work/image" -name '*.jar' -exec touch -d "$time" {} +
}

# record_cache CACHE JARS LAUNCHER ARGUMENT...: records a start-up cache in the launcher's folder of jars while the
# packaged launcher runs.
record_cache() {
  local cache=$1 app=$2 launcher=$3 configuration
  shift 3
  say "The start-up cache $cache"
  # A Java that looks for a cache records none, so the launcher's configuration does without it meanwhile.
  configuration=$app/$(basename "${launcher%.exe}").cfg
  cp "$configuration" "$work/launcher.cfg"
  grep -v AOTCache "$work/launcher.cfg" > "$configuration"
  # Java takes options from there with any launcher; it says so, which is of no interest here.
  JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1 -XX:AOTCacheOutput=$app/$cache" "$launcher" "$@" > "$work/$cache.log" 2>&1 ||
    { cat "$work/$cache.log" >&2; fail "The walk through the program failed."; }
  cp "$work/launcher.cfg" "$configuration"
  [ -s "$app/$cache" ] || { cat "$work/$cache.log" >&2; fail "No start-up cache was recorded."; }
}

# record_caches JARS WINDOW COMMANDS: records the caches of both launchers.
record_caches() {
  record_cache laurel-cli.aot "$1" "$3" warm-up
  record_cache laurel.aot "$1" "$2" warm-up window
}

# The checksums of what was built.
checksums() {
  (cd "$installers" && $(command -v sha256sum || echo shasum -a 256) -- [Ll]aurel* > SHA256SUMS)
}
