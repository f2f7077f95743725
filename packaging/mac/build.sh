#!/usr/bin/env bash
# Builds Laurel's installers for macOS in target/installers from target/laurel.
# usage: packaging/mac/build.sh dmg|pkg ...
#
# The kinds of files that Laurel opens are written into the program by this script: jpackage would do so only for a
# program that it has not made before, and the start-up cache is recorded by one that it has.
#
# LAUREL_MAC_SIGNING_IDENTITY signs; LAUREL_MAC_NOTARY_PROFILE (a keychain profile of notarytool) notarises.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: packaging/mac/build.sh dmg|pkg ..." >&2; exit 2; }
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/../common.sh"

here=packaging/mac
# jpackage takes no version of a bundle that begins with 0, so 0.x is 1.0.x there; the program tells its own.
bundle_version=$version
case $version in 0.*) bundle_version=1.$version ;; esac
bundle_version=$(printf '%s' "$bundle_version" | cut -d . -f 1-3)

signing=()
if [ -n "${LAUREL_MAC_SIGNING_IDENTITY-}" ]; then
  signing=(--mac-sign --mac-signing-key-user-name "$LAUREL_MAC_SIGNING_IDENTITY")
else
  notice "No LAUREL_MAC_SIGNING_IDENTITY: the installers are not signed."
fi

make_app mac
make_runtime
describe Laurel
make_image --app-version "$bundle_version" --icon $here/Laurel.icns --mac-package-identifier dev.laurel
bundle=$work/image/Laurel.app
/usr/libexec/PlistBuddy -c "Merge $here/associations.plist" "$bundle/Contents/Info.plist"
record_caches "$bundle/Contents/app" "$bundle/Contents/MacOS/Laurel" "$bundle/Contents/MacOS/laurel-cli"
rm -r "$bundle/Contents/runtime/Contents/Home/bin"
# What was added has to be under the seal; jpackage seals with the key, if there is one, and else nobody does.
[ ${#signing[@]} -gt 0 ] || codesign --force --deep --sign - "$bundle"

for kind in "$@"; do
  case $kind in dmg | pkg) ;; *) fail "There is no kind of installer called $kind: dmg, pkg." ;; esac
  say "The .$kind"
  "$jdk/bin/jpackage" --type "$kind" --name Laurel --vendor Laurel --app-version "$bundle_version" \
    --app-image "$bundle" --mac-package-identifier dev.laurel --dest "$work" --license-file LICENSE \
    ${signing[@]+"${signing[@]}"}
  file=$installers/Laurel-$version-mac-$processor.$kind
  mv "$work/Laurel-$bundle_version.$kind" "$file"
  if [ -n "${LAUREL_MAC_NOTARY_PROFILE-}" ]; then
    xcrun notarytool submit "$file" --keychain-profile "$LAUREL_MAC_NOTARY_PROFILE" --wait
    xcrun stapler staple "$file"
  else
    notice "No LAUREL_MAC_NOTARY_PROFILE: the .$kind is not notarised."
  fi
done
checksums
