#!/usr/bin/env bash
# Builds Laurel's packages for Linux in target/installers from target/laurel.
# usage: packaging/linux/build.sh deb|rpm|image ...
#
# jpackage has no part in it: its launcher asks rpm and dpkg which package it is of at every start, which takes longer
# than the rest of a command, and its packages register everything by scripts. Here every file belongs to the package:
# there is nothing to run when it is installed or removed, and nothing to be left behind. See docs/adr/0012.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: packaging/linux/build.sh deb|rpm|image ..." >&2; exit 2; }
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/../common.sh"

here=packaging/linux
tree=$work/tree
date=${time%T*}

filled() { sed -e "s/@VERSION@/$version/g" -e "s/@DATE@/$date/g" "$1"; }
put() { install -D -m 644 "$1" "$tree/$2"; }

# Everything as it will lie on the disk, below $tree.
make_tree() {
  local size
  rm -rf "$tree"
  mkdir -p "$tree/opt" "$tree/usr/bin"
  cp -a "$work/image/laurel" "$tree/opt/laurel"
  ln -s /opt/laurel/bin/laurel "$tree/usr/bin/laurel"
  put $here/laurel.desktop usr/share/applications/laurel.desktop
  put $here/laurel.xml usr/share/mime/packages/laurel.xml
  filled $here/laurel.metainfo.xml > "$work/metainfo"
  put "$work/metainfo" usr/share/metainfo/dev.laurel.Laurel.metainfo.xml
  filled $here/laurel.1 | gzip -9n > "$work/laurel.1.gz"
  put "$work/laurel.1.gz" usr/share/man/man1/laurel.1.gz
  printf 'laurel (%s-1) stable; urgency=medium\n\n  * See changelog.gz.\n\n -- %s  %s\n' "$version" \
    "$(sed -n 's/^Maintainer: //p' $here/control)" "$(date -Rud "$time")" | gzip -9n > "$work/changelog.Debian.gz"
  put "$work/changelog.Debian.gz" usr/share/doc/laurel/changelog.Debian.gz
  put $here/lintian-overrides usr/share/lintian/overrides/laurel
  gzip -9n < CHANGELOG.md > "$work/changelog.gz"
  put "$work/changelog.gz" usr/share/doc/laurel/changelog.gz
  cat $here/copyright NOTICE > "$work/copyright"
  put "$work/copyright" usr/share/doc/laurel/copyright
  for size in 16 24 32 48 64 128 256 512; do
    put src/main/resources/dev/laurel/ui/icons/icon-$size.png usr/share/icons/hicolor/${size}x$size/apps/laurel.png
  done
  put assets/icon/laurel.svg usr/share/icons/hicolor/scalable/apps/laurel.svg
  find "$tree" -type d -exec chmod 755 {} +
  find "$tree" -type f -exec chmod u=rwX,go=rX {} +
  find "$tree" -exec touch -h -d "$time" {} +
}

deb() {
  local architecture=amd64 file
  [ "$processor" = x86_64 ] || architecture=arm64
  say "The .deb"
  mkdir -p "$tree/DEBIAN"
  filled $here/control | sed -e "s/@ARCHITECTURE@/$architecture/" \
    -e "s/@SIZE@/$(du -sk --exclude=DEBIAN "$tree" | cut -f 1)/" > "$tree/DEBIAN/control"
  (cd "$tree" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum) > "$tree/DEBIAN/md5sums"
  find "$tree/DEBIAN" -exec touch -h -d "$time" {} +
  file=$installers/laurel_$version-1_$architecture.deb
  SOURCE_DATE_EPOCH=$(date -d "$time" +%s) dpkg-deb --root-owner-group -Zxz -z2 --build "$tree" "$file" >&2
  rm -r "$tree/DEBIAN"
}

rpm() {
  say "The .rpm"
  SOURCE_DATE_EPOCH=$(date -d "$time" +%s) rpmbuild -bb --quiet --target "$processor" \
    --define "_topdir $PWD/$work/rpm" --define "_rpmdir $PWD/$installers" --define "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
    --define "_binary_payload w7.zstdio" --define "use_source_date_epoch_as_buildtime 1" \
    --define "laurel_version $version" --define "laurel_tree $PWD/$tree" $here/laurel.spec >&2
}

image() {
  say "The folder in an archive"
  tar -C "$tree/opt" --owner=0 --group=0 --sort=name -czf "$installers/laurel-$version-linux-$processor.tar.gz" laurel
}

# Records the start-up cache $1 while the program runs with the further arguments.
record() {
  local cache=$1
  shift
  say "The start-up cache $cache"
  LAUREL_JAVA_OPTS="-XX:AOTCacheOutput=$image/lib/$cache" "$@" > "$work/$cache.log" 2>&1 ||
    { cat "$work/$cache.log" >&2; fail "The walk through the program failed."; }
  [ -s "$image/lib/$cache" ] || { cat "$work/$cache.log" >&2; fail "No start-up cache was recorded."; }
}

make_app linux
make_runtime
image=$PWD/$work/image/laurel
rm -rf "$work/image"
mkdir -p "$image/bin" "$image/lib"
cp "$distribution/bin/laurel" "$image/bin/"
cp "$work"/app/* "$distribution/lib/java.options" "$image/lib/"
cp -a "$work/runtime" "$image/runtime"
find "$image" -type f \( -name '*.so' -o -path '*/runtime/*' -perm -u+x \) -exec strip --strip-unneeded {} +
find "$image" -name '*.jar' -exec touch -d "$time" {} +
record laurel.aot "$image/bin/laurel" warm-up
# A window that can be seen loads more than one that can't; where there is no screen, Xvfb is one.
on_display=()
if [ -z "${DISPLAY-}" ] && command -v xvfb-run > /dev/null; then
  on_display=(xvfb-run --auto-servernum --server-args "-screen 0 1400x900x24")
fi
record window.aot ${on_display[@]+"${on_display[@]}"} "$image/bin/laurel" warm-up window
make_tree
for kind in "$@"; do
  case $kind in
    deb | rpm | image) $kind ;;
    *) fail "There is no kind of package called $kind: deb, rpm, image." ;;
  esac
done
checksums
ls -l "$installers" >&2
