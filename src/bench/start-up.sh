#!/usr/bin/env bash
# Measures how fast the packaged Laurel starts, beside a bare JavaFX program that is packaged the same way and beside
# Node. Prints a table and leaves it in target/bench/start-up.md; ends with 1 if a promise is missed.
# usage: src/bench/start-up.sh, after mvn -DskipTests package. Needs Xvfb, openbox, Node and a JDK 25.
set -euo pipefail
cd "$(dirname "$0")/../.."
bench=target/bench
hello=$bench/hello
rm -rf "$hello" "$bench/installed"
mkdir -p "$hello/lib" "$hello/classes" "$bench/installed/hello" "$bench/installed/laurel"

packaging/linux/build.sh image
cp target/laurel/lib/javafx-*.jar target/laurel/lib/java.options "$hello/lib/"
cp -r target/laurel/bin "$hello/"
# shellcheck source=packaging/common.sh
(. packaging/common.sh && "$jdk/bin/javac" -d "$hello/classes" -cp "$hello/lib/*" src/bench/hello/dev/laurel/Launcher.java &&
  (printf 'Class-Path:' && cd "$hello/lib" && printf ' %s\n ' javafx-*-linux.jar && echo) > "$hello/manifest" &&
  "$jdk/bin/jar" --create --file "$hello/lib/laurel.jar" --manifest "$hello/manifest" -C "$hello/classes" . && printf '%s' "$jdk" > "$hello/jdk")
LAUREL_DISTRIBUTION=$hello LAUREL_INSTALLERS=$hello/installers packaging/linux/build.sh image
tar -xzf "$(echo target/installers/laurel-*-linux-*.tar.gz)" -C "$bench/installed/laurel"
tar -xzf "$(echo "$hello"/installers/laurel-*-linux-*.tar.gz)" -C "$bench/installed/hello"

exec "$(cat "$hello/jdk")/bin/java" -cp "target/laurel/lib/*" src/bench/java/dev/laurel/bench/StartUp.java \
  "$bench/installed/laurel/laurel/bin/laurel" "$bench/installed/hello/laurel/bin/laurel"
