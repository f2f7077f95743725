#!/usr/bin/env bash
# Builds Laurel's installers for Windows in target/installers from target/laurel; runs in Git's bash.
# usage: packaging/windows/build.sh msi|zip ...
#
# Needs WiX 3 or newer on the PATH for the .msi. The program is made twice: once to record its start-up cache with, and
# once more around the cache, since jpackage registers kinds of files only for a program that it makes itself.
# Laurel.exe opens the window; laurel-cli.exe, which has a console, runs commands.
#
# LAUREL_WINDOWS_CERTIFICATE (a .pfx in base64) and LAUREL_WINDOWS_CERTIFICATE_PASSWORD sign.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: packaging/windows/build.sh msi|zip ..." >&2; exit 2; }
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/../common.sh"

here=packaging/windows
export LAUREL_TIME=$time
# Never to be changed: by it Windows knows a newer Laurel for the same program.
upgrade=6f1d3a9e-0c0f-4c5c-9a53-6c0f0f7f2b1e
options=(--icon $here/Laurel.ico --app-version "$version")

sign() {
  if [ -z "${LAUREL_WINDOWS_CERTIFICATE-}" ]; then
    notice "No LAUREL_WINDOWS_CERTIFICATE: $1 is not signed."
    return
  fi
  printf '%s' "$LAUREL_WINDOWS_CERTIFICATE" | base64 --decode > "$work/certificate.pfx"
  signtool sign //fd SHA256 //tr http://timestamp.digicert.com //td SHA256 \
    //f "$work/certificate.pfx" //p "${LAUREL_WINDOWS_CERTIFICATE_PASSWORD-}" "$1"
  rm "$work/certificate.pfx"
}

msi() {
  local file=$installers/Laurel-$version-windows-$processor.msi
  "$jdk/bin/jpackage" --type msi "${program[@]}" "${options[@]}" --dest "$work" --license-file LICENSE \
    --resource-dir $here/resources --file-associations $here/laurel.properties \
    --win-menu --win-shortcut --win-per-user-install --win-upgrade-uuid "$upgrade"
  mv "$work/Laurel-$version.msi" "$file"
  cscript "$(cygpath -w $here/open-with.js)" "$(cygpath -w "$file")"
  sign "$file"
}

zip() {
  local file=$installers/Laurel-$version-windows-$processor.zip
  sign "$work/image/Laurel/Laurel.exe"
  rm -f "$file"
  "$jdk/bin/jar" --create --no-manifest --file "$file" -C "$work/image" Laurel
}

make_app windows
make_runtime
describe Laurel
make_image "${options[@]}"
record_caches "$work/image/Laurel/app" "$work/image/Laurel/Laurel.exe" "$work/image/Laurel/laurel-cli.exe"
cp -p "$work"/image/Laurel/app/*.aot "$work/app/"
rm -f "$work/runtime/bin/java.exe" "$work/image/Laurel/runtime/bin/java.exe"

for kind in "$@"; do
  say "The .$kind"
  case $kind in
    msi | zip) $kind ;;
    *) fail "There is no kind of installer called $kind: msi, zip." ;;
  esac
done
checksums
